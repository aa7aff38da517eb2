import { PatientAccesses } from '../../../../../features/access/patient-accesses.tsx';
import { PatientHistory } from '../../../../../features/activity/patient-history.tsx';
import { EmergencyAccess } from '../../../../../features/emergency-access/emergency-access.tsx';
import { CareTeam } from '../../../../../features/mapping/care-team/care-team.tsx';
import { CareTeamPrefetch } from '../../../../../features/mapping/care-team/prefetch.tsx';
import { PatientOverview } from '../../../../../features/patient/patient-overview.tsx';
import { PatientShares } from '../../../../../features/share/patient-shares.tsx';
import { PatientSharesPrefetch } from '../../../../../features/share/prefetch.tsx';

export default async function PatientPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	return (
		<>
			<CareTeamPrefetch patientId={id} />
			<PatientSharesPrefetch patientId={id} />
			<EmergencyAccess key={id} patientId={id}>
				<PatientOverview
					id={id}
					history={<PatientHistory id={id} />}
					careTeam={<CareTeam patientId={id} />}
					sharing={
						<>
							<PatientShares patientId={id} />
							<PatientAccesses patientId={id} />
						</>
					}
				/>
			</EmergencyAccess>
		</>
	);
}
