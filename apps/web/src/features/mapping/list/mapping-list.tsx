'use client';

import { type Mapping, maxHandOver } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PrintList } from '../../../components/print/print-list.tsx';
import { shownColumns } from '../../../components/record-list/list-columns.ts';
import { RecordTable } from '../../../components/record-list/record-table.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { useRowSelection } from '../../../lib/list/use-row-selection.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { LazyHandOverDialog, LazyMappingDialogs } from '../dialogs/lazy-dialogs.ts';
import type { OpenDialog } from '../dialogs/mapping-dialogs.tsx';
import { SelectionBar } from '../selection-bar.tsx';
import { useMappingOperations } from '../use-mapping-operations.ts';
import { mappingFilterLabels } from './filter-labels.ts';
import { HandOverAllButton } from './hand-over-all-button.tsx';
import type { useMappingListParams } from './list-params.ts';
import { MappingActions } from './mapping-actions.tsx';
import { mappingColumns } from './mapping-columns.tsx';
import { MappingFilters } from './mapping-filters.tsx';
import { NoGaps, NoMappings } from './no-mappings.tsx';
import { useFilteredPeople, useMappingListPages } from './queries.ts';

interface MappingListProps {
	params: ReturnType<typeof useMappingListParams>[0];
	setParams: ReturnType<typeof useMappingListParams>[1];
}

const hrefOf = ({ patientId }: Mapping) => `/patients/${patientId}`;

/** The list of assignments, newest first: with filters in the view `all`, else those with a gap. */
export function MappingList({ params, setParams }: MappingListProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const pages = useMappingListPages(params);
	const [dialog, setDialog] = useState<OpenDialog | null>(null);
	// What is to be handed over: of doctors who have left.
	const [handedOver, setHandedOver] = useState<Mapping[]>();
	const { makePrimary, reopen } = useMappingOperations();
	const hasLeft = params.view === 'archived_doctor';
	const selection = useRowSelection(hasLeft ? pages.rows : undefined);
	const { view, status, patient, doctor, role, primary, on } = params;
	const isFiltered = [status, patient, doctor, role, primary, on].some((chosen) => chosen !== null);

	const filtered = useFilteredPeople(params, pages.rows);
	/** The accessible name of a row's checkbox. */
	const nameOf = ({ doctor, patient }: Mapping) =>
		t('mapping.list.row', { doctor: isolatedName(doctor), patient: isolatedName(patient) });
	const columns = mappingColumns({
		t,
		locale,
		today,
		actions: (mapping) => (
			<MappingActions
				mapping={mapping}
				onEnd={() => setDialog({ kind: 'end', mapping })}
				onEdit={() => setDialog({ kind: 'edit', mapping })}
				onMakePrimary={() => void makePrimary(mapping)}
				onReopen={() => void reopen(mapping)}
				onHandOver={hasLeft ? () => setHandedOver([mapping]) : undefined}
			/>
		),
	});

	const shown = shownColumns(columns, null);
	const labels = {
		title: t('mapping.title'),
		noun: 'assignment' as const,
		filters: mappingFilterLabels(t, params, filtered, locale),
	};
	const print = <PrintList labels={labels} columns={shown} pages={pages} isMain />;

	return (
		<>
			{view === 'all' ? (
				<MappingFilters
					params={params}
					setParams={setParams}
					patient={filtered.patient}
					doctor={filtered.doctor}
				>
					{print}
				</MappingFilters>
			) : (
				<Group justify="flex-end" gap="sm" mb="sm" data-screen-only>
					{hasLeft ? <HandOverAllButton pages={pages} onChoose={setHandedOver} /> : null}
					{print}
				</Group>
			)}
			<RecordTable
				labels={labels}
				columns={shown}
				pages={pages}
				failureTitle={t('mapping.list.failed')}
				empty={
					view === 'all' || view === 'no_primary' ? (
						<NoMappings
							filtered={isFiltered}
							onClear={() =>
								void setParams({
									...{ status: null, patient: null, doctor: null },
									...{ role: null, primary: null, on: null },
								})
							}
						/>
					) : (
						<NoGaps view={view} />
					)
				}
				hrefOf={hrefOf}
				selection={hasLeft ? { ...selection, nameOf } : undefined}
			/>
			<SelectionBar
				count={selection.rows.length}
				limit={maxHandOver}
				onClear={() => selection.set([])}
			>
				<Button
					size="compact-md"
					variant="default"
					leftSection={<IconArrowsRightLeft size={16} aria-hidden />}
					onClick={() => setHandedOver(selection.rows)}
				>
					{t('mapping.actions.handOver')}
				</Button>
			</SelectionBar>
			<LazyHandOverDialog
				opened={handedOver !== undefined}
				onClose={() => setHandedOver(undefined)}
				chosen={handedOver}
			/>
			<LazyMappingDialogs
				opened={dialog !== null}
				onClose={() => setDialog(null)}
				dialog={dialog}
			/>
		</>
	);
}
