'use client';

import type { Patient } from '@hms/contracts';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/message/notice.tsx';
import { isNotFound } from '../../lib/api/failure.ts';
import { UserName } from '../user/user-name.tsx';
import { usePatient } from './queries.ts';

/** Says above a form that its patient was shared with the user for editing, and is not any more. */
export function LostAccess({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const isGone = isNotFound(usePatient(patient.id).error);
	if (patient.access === 'write' && !isGone) return null;
	const owner = () => <UserName id={patient.ownerId} />;
	return (
		<Notice tone="warning" icon={<IconLock />} title={t('patient.lostAccess.title')}>
			{isGone
				? t.rich('patient.lostAccess.gone', { owner })
				: t.rich('patient.lostAccess.readOnly', { owner })}
		</Notice>
	);
}
