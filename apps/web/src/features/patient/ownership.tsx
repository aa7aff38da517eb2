import type { Patient } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { UserName } from '../user/user-name.tsx';

/** Whose patient it is, where it is not the user's own: "Patient of Mary Seacole". */
export function OwnerBadge({ patient: { access, ownerId } }: { patient: Patient }) {
	if (access === 'own') return null;
	return (
		<StatusBadge tone="quiet">
			Patient of <UserName id={ownerId} />
		</StatusBadge>
	);
}

/** Whose patient it is, and what the user may do, where it is not the user's own. */
export function Ownership({ patient }: { patient: Patient }) {
	const { access, ownerId } = patient;
	if (access === 'own') return null;
	const owner = <UserName id={ownerId} />;
	return (
		<Group gap="0 8px" mt={4}>
			<OwnerBadge patient={patient} />
			<Text span inherit>
				{access === 'read' ? (
					<>You can read this record. For changes, ask {owner}.</>
				) : (
					<>You can edit this record and its care team. To archive or share it, ask {owner}.</>
				)}
			</Text>
		</Group>
	);
}
