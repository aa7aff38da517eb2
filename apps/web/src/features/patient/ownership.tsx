'use client';

import type { Patient } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { UserName } from '../user/user-name.tsx';

/**
 * Whose patient it is, where it is not the user's own: "Patient of Mary Seacole". Its text is among those that every page has,
 * because the search that every page has shows it.
 */
export function OwnerBadge({ patient: { access, ownerId } }: { patient: Patient }) {
	const t = useTranslations();
	if (access === 'own') return null;
	return (
		<StatusBadge tone="quiet">
			{t.rich('common.record.patientOf', { owner: () => <UserName id={ownerId} /> })}
		</StatusBadge>
	);
}
