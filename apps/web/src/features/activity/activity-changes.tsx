import type { Activity } from '@hms/contracts';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { doctorFieldDisplay } from '../doctor/field-display.ts';
import { mappingHistoryDisplay } from '../mapping/field-display.ts';
import { patientFieldDisplay } from '../patient/field-display.ts';

/** The fields that became others. What a new record began with is on its page. */
export function ActivityChanges({ activity }: { activity: Activity }) {
	const { action, subject } = activity;
	if (action === 'created') return null;
	if (subject.type === 'patient')
		return <ChangedFields change={activity} words={patientFieldDisplay} />;
	if (subject.type === 'doctor')
		return <ChangedFields change={activity} words={doctorFieldDisplay} />;
	return <ChangedFields change={activity} words={mappingHistoryDisplay} />;
}
