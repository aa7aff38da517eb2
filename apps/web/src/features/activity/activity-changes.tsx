'use client';

import type { Activity } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { ChangedFields } from '../../components/history/changed-fields.tsx';
import { doctorTable } from '../doctor/fields.tsx';
import { mappingHistoryTable } from '../mapping/fields.ts';
import { patientTable } from '../patient/fields.tsx';

/** The changed fields. Those of a new record are left out, because its page shows them. */
export function ActivityChanges({ activity }: { activity: Activity }) {
	const t = useTranslations();
	const { action, subject } = activity;
	if (action === 'created') return null;
	if (subject.type === 'patient') {
		return <ChangedFields change={activity} table={patientTable(t)} />;
	}
	if (subject.type === 'doctor') return <ChangedFields change={activity} table={doctorTable(t)} />;
	return <ChangedFields change={activity} table={mappingHistoryTable(t)} />;
}
