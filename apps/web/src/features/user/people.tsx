'use client';

import { Button, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
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
	const t = useTranslations();
	const isAdmin = useMe()?.role === 'admin';
	const unreviewed = useUnreviewedCount() ?? 0;
	return (
		<>
			<PageHeader
				title={t('user.title')}
				detail={t('user.detail')}
				actions={
					isAdmin ? (
						<>
							<Button component={PageLink} href="/people/security" variant="default">
								{t('user.securityLog')}
							</Button>
							<Button component={PageLink} href="/people/emergency-access" variant="default">
								{unreviewed === 0
									? t('user.emergencyAccess')
									: t('user.emergencyToReview', { count: unreviewed })}
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
