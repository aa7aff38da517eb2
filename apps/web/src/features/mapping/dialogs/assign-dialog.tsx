import type { NamedPerson } from '@hms/contracts';
import { Skeleton, Stack, Text } from '@mantine/core';
import { FailureMessage } from '../../../components/message/failure-message.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { useTeam } from '../queries.ts';
import { AssignForm } from './assign-form.tsx';

/** Loads the care team, which the form needs. */
function AssignFormLoader({ patientId, onDone }: { patientId: string; onDone: () => void }) {
	const { data, error, refetch, isFetching } = useTeam(patientId);
	if (data !== undefined) {
		return <AssignForm patientId={patientId} team={data.items} onDone={onDone} />;
	}
	return error === null ? (
		<Skeleton height={260} role="status" aria-label="Loading the care team" />
	) : (
		<FailureMessage
			title="The care team could not be loaded"
			error={error}
			onRetry={() => void refetch()}
			busy={isFetching}
		/>
	);
}

interface AssignDialogProps {
	opened: boolean;
	onClose: () => void;
	/** The patient to assign a doctor to. */
	patientId: string | undefined;
	/** The patient's name, if the page does not show it. */
	person?: NamedPerson | undefined;
}

export function AssignDialog({ opened, onClose, patientId, person }: AssignDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Assign a doctor">
			<Stack gap="sm">
				{person === undefined ? null : (
					<Text fw={600}>
						<PersonName person={person} />
					</Text>
				)}
				{patientId === undefined ? null : (
					<AssignFormLoader patientId={patientId} onDone={onClose} />
				)}
			</Stack>
		</Dialog>
	);
}
