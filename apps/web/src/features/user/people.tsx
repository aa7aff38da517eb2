'use client';

import { Button, Stack } from '@mantine/core';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { formatNumber } from '../../lib/text/format-number.ts';
import { useUnreviewedCount } from '../emergency-access/queries.ts';
import { InviteButton } from '../invitation/invite-button.tsx';
import { OpenInvitations } from '../invitation/open-invitations.tsx';
import { useMe } from './queries.ts';
import { UserList } from './user-list.tsx';

/**
 * The people of the clinic. Everybody sees names and roles: they are in the history anyway, and whoever needs help has to know who
 * the administrators are. The rest is for administrators.
 */
export function People() {
	const isAdmin = useMe()?.role === 'admin';
	const unreviewed = useUnreviewedCount() ?? 0;
	return (
		<>
			<PageHeader
				title="People"
				detail="Everyone with an account. Patients stay private to whoever registered them."
				actions={
					isAdmin ? (
						<>
							<Button component={PageLink} href="/people/security" variant="default">
								Security log
							</Button>
							<Button component={PageLink} href="/people/emergency-access" variant="default">
								Emergency access
								{unreviewed === 0 ? null : ` (${formatNumber(unreviewed)} to review)`}
							</Button>
							<InviteButton />
						</>
					) : undefined
				}
			/>
			<Stack gap="lg">
				<div>
					<UserList />
				</div>
				{isAdmin ? <OpenInvitations /> : null}
			</Stack>
		</>
	);
}
