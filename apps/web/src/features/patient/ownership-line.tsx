'use client';

import type { Patient } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { UserName } from '../user/user-name.tsx';
import { OwnerBadge } from './ownership.tsx';

/** Whose patient it is, and what the user may do, where it is not the user's own. */
export function Ownership({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const { access, ownerId } = patient;
	if (access === 'own') return null;
	const owner = () => <UserName id={ownerId} />;
	return (
		<Group gap="0 8px" mt={4}>
			<OwnerBadge patient={patient} />
			<Text span inherit>
				{access === 'read'
					? t.rich('patient.ownership.read', { owner })
					: t.rich('patient.ownership.write', { owner })}
			</Text>
		</Group>
	);
}
