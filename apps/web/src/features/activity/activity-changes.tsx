import type { Activity } from '@hms/contracts';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { doctorFieldDisplay } from '../doctor/field-display.ts';
import { mappingHistoryDisplay } from '../mapping/field-display.ts';
import { patientFieldDisplay } from '../patient/field-display.ts';

/** The changed fields. Those of a new record are left out, because its page shows them. */
export function ActivityChanges({ activity }: { activity: Activity }) {
	const { action, subject } = activity;
	if (action === 'created') return null;
	if (subject.type === 'patient')
		return <ChangedFields change={activity} display={patientFieldDisplay} />;
	if (subject.type === 'doctor')
		return <ChangedFields change={activity} display={doctorFieldDisplay} />;
	return <ChangedFields change={activity} display={mappingHistoryDisplay} />;
}
