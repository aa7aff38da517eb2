'use client';

import type { Patient } from '@hms/contracts';
import { IconLock } from '@tabler/icons-react';
import { Notice } from '../../components/message/notice.tsx';
import { isNotFound } from '../../lib/api/failure.ts';
import { UserName } from '../user/user-name.tsx';
import { usePatient } from './queries.ts';

/** Says above a form that its patient was shared with the user for editing, and is not any more. */
export function LostAccess({ patient }: { patient: Patient }) {
	const isGone = isNotFound(usePatient(patient.id).error);
	if (patient.access === 'own' || (patient.access === 'write' && !isGone)) return null;
	const owner = <UserName id={patient.ownerId} />;
	return (
		<Notice tone="warning" icon={<IconLock />} title="You can no longer change this patient">
			{isGone ? (
				<>{owner} no longer shares it with you.</>
			) : (
				<>{owner} now shares it with you to read only.</>
			)}{' '}
			What you typed is still here but was not saved. Copy what you need, or ask {owner} for access
			and then save.
		</Notice>
	);
}
