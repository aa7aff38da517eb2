import type { Activity } from '@hms/contracts';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { doctorFieldWords } from '../doctor/field-display.ts';
import { mappingHistoryWords } from '../mapping/field-display.ts';
import { patientFieldWords } from '../patient/field-display.ts';

/** The fields that became others. What a new record began with is on its page. */
export function ChangesOf({ activity }: { activity: Activity }) {
	const { action, subject } = activity;
	if (action === 'created') return null;
	if (subject.type === 'patient')
		return <ChangedFields change={activity} words={patientFieldWords} />;
	if (subject.type === 'doctor')
		return <ChangedFields change={activity} words={doctorFieldWords} />;
	return <ChangedFields change={activity} words={mappingHistoryWords} />;
}
