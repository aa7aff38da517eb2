'use client';

import { IconShieldLock } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { BackLink } from '../../components/page/back-link.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { useMe } from '../user/queries.ts';
import { SecurityEventList } from './security-event-list.tsx';

/** What was done with accounts, for administrators. */
export function SecurityLog() {
	const me = useMe();
	return (
		<>
			<BackLink list="/people" label="People" />
			<PageHeader
				title="Security log"
				detail="Sign-ins, passwords, invitations and roles, newest first. Entries can’t be changed, and are deleted when the clinic no longer has to keep them."
			/>
			{me === undefined || me.role === 'admin' ? (
				<SecurityEventList />
			) : (
				<Message icon={<IconShieldLock size={22} />} title="Only for administrators">
					Administrators see who signed in and what was changed in accounts.
				</Message>
			)}
		</>
	);
}
