import type { Activity } from '@hms/contracts';
import { ChangedFields } from '../../components/changed-fields.tsx';
import { doctorFieldWords } from '../doctor/field-words.ts';
import { mappingHistoryWords } from '../mapping/field-words.ts';
import { patientFieldWords } from '../patient/field-words.ts';

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
