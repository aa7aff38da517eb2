'use client';

import { Anchor } from '@mantine/core';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { useMe } from '../user/queries.ts';
import { ActivityList } from './activity-list.tsx';

/** What happened to the records that one may see, and where administrators find what happened to accounts. */
export function ActivityScreen() {
	const isAdmin = useMe()?.role === 'admin';
	return (
		<>
			<PageHeader
				title="Activity"
				detail={
					<>
						What you and your colleagues did with the records you can see, newest first.
						{isAdmin ? (
							<>
								{' '}
								Changes of accounts are in the{' '}
								<Anchor component={PageLink} href="/people/security" size="sm" underline="always">
									security log
								</Anchor>
								.
							</>
						) : null}
					</>
				}
			/>
			<ActivityList />
		</>
	);
}
