'use client';

import { Badge, Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { PageHeader } from '../../../components/page/page-header.tsx';
import { rememberList } from '../../../lib/list/list-url.ts';
import { HandOverButton } from '../dialogs/hand-over-button.tsx';
import { viewWords } from './filter-labels.ts';
import { assignmentSearch, useAssignmentParams, type View, views } from './list-params.ts';
import { AssignmentList } from './mapping-list.tsx';
import { LackingPrimary } from './patients-without-primary.tsx';
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

export function AssignmentScreen() {
	const [params, setParams] = useAssignmentParams();
	const counts = useGapCounts();
	const { view } = params;

	useEffect(() => rememberList('/assignments', assignmentSearch(params)), [params]);

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
							{viewWords[one]}
						</Tabs.Tab>
					))}
				</Tabs.List>
				{views.map((one) => (
					<Tabs.Panel key={one} value={one}>
						{one === 'no_primary' ? (
							<LackingPrimary />
						) : (
							<AssignmentList params={params} setParams={setParams} />
						)}
					</Tabs.Panel>
				))}
			</Tabs>
		</>
	);
}
