'use client';

import type { Mapping } from '@hms/contracts';
import { Group } from '@mantine/core';
import { useState } from 'react';
import { PrintList } from '../../../components/print/print-list.tsx';
import { shownColumns } from '../../../components/record-list/list-columns.ts';
import { RecordTable } from '../../../components/record-list/record-table.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { LazyMappingDialogs } from '../dialogs/lazy-dialogs.ts';
import type { OpenDialog } from '../dialogs/mapping-dialogs.tsx';
import { useMappingOperations } from '../use-mapping-operations.ts';
import { mappingFilterLabels } from './filter-labels.ts';
import type { useMappingListParams } from './list-params.ts';
import { MappingActions } from './mapping-actions.tsx';
import { mappingColumns } from './mapping-columns.tsx';
import { MappingFilters } from './mapping-filters.tsx';
import { NoGaps, NoMappings } from './no-mappings.tsx';
import { useMappingListPages } from './queries.ts';

interface MappingListProps {
	params: ReturnType<typeof useMappingListParams>[0];
	setParams: ReturnType<typeof useMappingListParams>[1];
}

const hrefOf = ({ patientId }: Mapping) => `/patients/${patientId}`;

/** The list of assignments, newest first: with filters in the view `all`, else those with a gap. */
export function MappingList({ params, setParams }: MappingListProps) {
	const locale = useLocale();
	const { today } = useClinic();
	const pages = useMappingListPages(params);
	const [dialog, setDialog] = useState<OpenDialog | null>(null);
	const { makePrimary, reopen } = useMappingOperations();
	const { view, status, doctor, role, primary, on } = params;
	const isFiltered = [status, doctor, role, primary, on].some((chosen) => chosen !== null);

	const filteredDoctor = pages.rows?.find(({ doctorId }) => doctorId === doctor)?.doctor;
	const columns = mappingColumns({
		locale,
		today,
		actions: (mapping) => (
			<MappingActions
				mapping={mapping}
				onEnd={() => setDialog({ kind: 'end', mapping })}
				onEdit={() => setDialog({ kind: 'edit', mapping })}
				onMakePrimary={() => void makePrimary(mapping)}
				onReopen={() => void reopen(mapping)}
			/>
		),
	});

	const shown = shownColumns(columns, null);
	const labels = {
		title: 'Assignments',
		noun: 'assignment',
		filters: mappingFilterLabels(params, filteredDoctor, locale),
	};
	const print = <PrintList labels={labels} columns={shown} pages={pages} isMain />;

	return (
		<>
			{view === 'all' ? (
				<MappingFilters params={params} setParams={setParams} doctor={filteredDoctor}>
					{print}
				</MappingFilters>
			) : (
				<Group justify="flex-end" mb="sm" data-screen-only>
					{print}
				</Group>
			)}
			<RecordTable
				labels={labels}
				columns={shown}
				pages={pages}
				failureTitle="The assignments could not be loaded"
				empty={
					view === 'all' || view === 'no_primary' ? (
						<NoMappings
							filtered={isFiltered}
							onClear={() =>
								void setParams({ status: null, doctor: null, role: null, primary: null, on: null })
							}
						/>
					) : (
						<NoGaps view={view} />
					)
				}
				hrefOf={hrefOf}
			/>
			<LazyMappingDialogs
				opened={dialog !== null}
				onClose={() => setDialog(null)}
				dialog={dialog}
			/>
		</>
	);
}
