'use client';

import { Badge, Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { PageHeader } from '../../../components/page/page-header.tsx';
import { rememberListUrl } from '../../../lib/list/list-url.ts';
import { formatNumber } from '../../../lib/text/format-number.ts';
import { HandOverButton } from '../dialogs/hand-over-button.tsx';
import { viewLabels } from './filter-labels.ts';
import { mappingListSearch, useMappingListParams, type View, views } from './list-params.ts';
import { MappingList } from './mapping-list.tsx';
import { PatientsWithoutPrimary } from './patients-without-primary.tsx';
import { useGapCounts } from './queries.ts';

/** The number of items in a view, beside its tab. */
function Count({ count }: { count: number | undefined }) {
	if (count === undefined || count === 0) return null;
	return (
		<Badge size="sm" variant="light" color="gray" c="var(--mantine-color-text)">
			{formatNumber(count)}
		</Badge>
	);
}

export function MappingScreen() {
	const t = useTranslations();
	const [params, setParams] = useMappingListParams();
	const counts = useGapCounts();
	const { view } = params;

	useEffect(() => rememberListUrl('/assignments', mappingListSearch(params)), [params]);

	const countOf = (tab: View) => (tab === 'all' ? undefined : counts?.[tab]);
	return (
		<>
			<PageHeader title={t('mapping.title')} actions={<HandOverButton />} />
			<Tabs
				value={view}
				onChange={(chosen) => {
					const next = views.find((tab) => tab === chosen);
					if (next) void setParams({ view: next }, { history: 'push' });
				}}
				keepMounted={false}
			>
				<Tabs.List mb="md" aria-label={t('mapping.list.which')}>
					{views.map((tab) => (
						<Tabs.Tab key={tab} value={tab} mih={40} rightSection={<Count count={countOf(tab)} />}>
							{t(viewLabels[tab])}
						</Tabs.Tab>
					))}
				</Tabs.List>
				{views.map((tab) => (
					<Tabs.Panel key={tab} value={tab}>
						{tab === 'no_primary' ? (
							<PatientsWithoutPrimary />
						) : (
							<MappingList params={params} setParams={setParams} />
						)}
					</Tabs.Panel>
				))}
			</Tabs>
		</>
	);
}
