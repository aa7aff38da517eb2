'use client';

import type { Mapping } from '@hms/contracts';
import { Group } from '@mantine/core';
import { useState } from 'react';
import { PrintList } from '../../../components/print/print-list.tsx';
import { shownColumns } from '../../../components/record-list/list-columns.ts';
import { RecordTable } from '../../../components/record-list/record-table.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { MappingDialogs } from '../dialogs/lazy-dialogs.ts';
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

/** Assignments, the newest first: all of them to be narrowed down, or those with which something is amiss. */
export function MappingList({ params, setParams }: MappingListProps) {
	const locale = useLocale();
	const { today } = useClinic();
	const pages = useMappingListPages(params);
	const [openDialog, setOpenDialog] = useState<OpenDialog | null>(null);
	const { makePrimary, reopen } = useMappingOperations();
	const { view, status, doctor, role, primary, on } = params;
	const filtered = [status, doctor, role, primary, on].some((chosen) => chosen !== null);

	const known = pages.rows?.find(({ doctorId }) => doctorId === doctor)?.doctor;
	const columns = mappingColumns({
		locale,
		day: today,
		actions: (mapping) => (
			<MappingActions
				mapping={mapping}
				onEnd={() => setOpenDialog({ what: 'end', mapping })}
				onEdit={() => setOpenDialog({ what: 'edit', mapping })}
				onMakePrimary={() => void makePrimary(mapping)}
				onReopen={() => void reopen(mapping)}
			/>
		),
	});

	const shown = shownColumns(columns, null);
	const words = {
		title: 'Assignments',
		noun: 'assignment',
		filters: mappingFilterLabels(params, known, locale),
	};
	const print = <PrintList words={words} columns={shown} pages={pages} isMain />;

	return (
		<>
			{view === 'all' ? (
				<MappingFilters params={params} setParams={setParams} doctor={known}>
					{print}
				</MappingFilters>
			) : (
				<Group justify="flex-end" mb="sm" data-screen-only>
					{print}
				</Group>
			)}
			<RecordTable
				words={words}
				columns={shown}
				pages={pages}
				failureTitle="The assignments could not be loaded"
				nothing={
					view === 'all' || view === 'no_primary' ? (
						<NoMappings
							filtered={filtered}
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
			<MappingDialogs
				opened={openDialog !== null}
				onClose={() => setOpenDialog(null)}
				openDialog={openDialog}
			/>
		</>
	);
}
