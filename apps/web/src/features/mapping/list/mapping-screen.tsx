'use client';

import { Badge, Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { PageHeader } from '../../../components/page/page-header.tsx';
import { rememberListUrl } from '../../../lib/list/list-url.ts';
import { HandOverButton } from '../dialogs/hand-over-button.tsx';
import { viewLabels } from './filter-labels.ts';
import { mappingListSearch, useMappingListParams, type View, views } from './list-params.ts';
import { MappingList } from './mapping-list.tsx';
import { PatientsWithoutPrimary } from './patients-without-primary.tsx';
import { useGapCounts } from './queries.ts';

/** How much is amiss, beside the name of the view that lists it. */
function Count({ count }: { count: number | undefined }) {
	if (count === undefined || count === 0) return null;
	return (
		<Badge size="sm" variant="light" color="gray" c="var(--mantine-color-text)">
			{count.toLocaleString()}
		</Badge>
	);
}

export function MappingScreen() {
	const [params, setParams] = useMappingListParams();
	const counts = useGapCounts();
	const { view } = params;

	useEffect(() => rememberListUrl('/assignments', mappingListSearch(params)), [params]);

	const countOf = (one: View) => (one === 'all' ? undefined : counts?.[one]);
	return (
		<>
			<PageHeader title="Assignments" actions={<HandOverButton />} />
			<Tabs
				value={view}
				onChange={(chosen) => {
					const known = views.find((one) => one === chosen);
					if (known) void setParams({ view: known }, { history: 'push' });
				}}
				keepMounted={false}
			>
				<Tabs.List mb="md" aria-label="Which assignments">
					{views.map((one) => (
						<Tabs.Tab key={one} value={one} mih={40} rightSection={<Count count={countOf(one)} />}>
							{viewLabels[one]}
						</Tabs.Tab>
					))}
				</Tabs.List>
				{views.map((one) => (
					<Tabs.Panel key={one} value={one}>
						{one === 'no_primary' ? (
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
