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
		<Notice tone="warning" icon={<IconLock />} title="You may not change this patient any more">
			{isGone ? (
				<>{owner} does not share it with you now.</>
			) : (
				<>{owner} shares it with you for reading only now.</>
			)}{' '}
			What you typed is still here and was not saved. Copy what has to be kept, or ask {owner} to
			let you in again and then save.
		</Notice>
	);
}
