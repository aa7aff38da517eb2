'use client';

import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { useMe } from '../user/queries.ts';
import { ActivityList } from './activity-list.tsx';

const logLink = (text: ReactNode) => (
	<Anchor component={PageLink} href="/people/security" size="sm" underline="always">
		{text}
	</Anchor>
);

/** What happened to the records that one may see, and where administrators find what happened to accounts. */
export function ActivityScreen() {
	const t = useTranslations();
	const isAdmin = useMe()?.role === 'admin';
	return (
		<>
			<PageHeader
				title={t('activity.title')}
				detail={isAdmin ? t.rich('activity.detailWithLog', { log: logLink }) : t('activity.detail')}
			/>
			<ActivityList />
		</>
	);
}
