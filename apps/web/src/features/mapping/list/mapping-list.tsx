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
import type { Undertaking } from '../dialogs/mapping-dialogs.tsx';
import { useCareTeam } from '../use-mapping-operations.ts';
import { assignmentFilters } from './filter-labels.ts';
import type { useAssignmentParams } from './list-params.ts';
import { AssignmentActions } from './mapping-actions.tsx';
import { assignmentColumns } from './mapping-columns.tsx';
import { AssignmentFilters } from './mapping-filters.tsx';
import { NoAssignments, NothingAmiss } from './no-mappings.tsx';
import { useAssignmentPages } from './queries.ts';

interface AssignmentListProps {
	params: ReturnType<typeof useAssignmentParams>[0];
	setParams: ReturnType<typeof useAssignmentParams>[1];
}

const hrefOf = ({ patientId }: Mapping) => `/patients/${patientId}`;

/** Assignments, the newest first: all of them to be narrowed down, or those with which something is amiss. */
export function AssignmentList({ params, setParams }: AssignmentListProps) {
	const locale = useLocale();
	const { today } = useClinic();
	const pages = useAssignmentPages(params);
	const [undertaking, undertake] = useState<Undertaking | null>(null);
	const { makePrimary, reopen } = useCareTeam();
	const { view, status, doctor, role, primary, on } = params;
	const filtered = [status, doctor, role, primary, on].some((chosen) => chosen !== null);

	const known = pages.rows?.find(({ doctorId }) => doctorId === doctor)?.doctor;
	const columns = assignmentColumns({
		locale,
		day: today,
		actions: (mapping) => (
			<AssignmentActions
				mapping={mapping}
				onEnd={() => undertake({ what: 'end', mapping })}
				onEdit={() => undertake({ what: 'edit', mapping })}
				onMakePrimary={() => void makePrimary(mapping)}
				onReopen={() => void reopen(mapping)}
			/>
		),
	});

	const shown = shownColumns(columns, null);
	const words = {
		title: 'Assignments',
		noun: 'assignment',
		filters: assignmentFilters(params, known, locale),
	};
	const print = <PrintList words={words} columns={shown} pages={pages} isMain />;

	return (
		<>
			{view === 'all' ? (
				<AssignmentFilters params={params} setParams={setParams} doctor={known}>
					{print}
				</AssignmentFilters>
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
						<NoAssignments
							filtered={filtered}
							onClear={() =>
								void setParams({ status: null, doctor: null, role: null, primary: null, on: null })
							}
						/>
					) : (
						<NothingAmiss view={view} />
					)
				}
				hrefOf={hrefOf}
			/>
			<MappingDialogs
				opened={undertaking !== null}
				onClose={() => undertake(null)}
				undertaking={undertaking}
			/>
		</>
	);
}
