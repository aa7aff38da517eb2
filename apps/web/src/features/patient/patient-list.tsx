'use client';

import { type Patient, patientSorts } from '@hms/contracts';
import { Skeleton } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { recordFilters } from '../../components/print/sheet-labels.ts';
import { FilterButton } from '../../components/record-list/filter-button.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { debounceUrlUpdates, useDebouncedSearch } from '../../lib/list/list-query.ts';
import { useChosenColumns } from '../../lib/list/list-settings.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { useRowSelection } from '../../lib/list/use-row-selection.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { filterLabels } from './filter-labels.ts';
import { patientStatuses, patientsList, printedPatientStatuses } from './labels.ts';
import {
	countFilters,
	filterInput,
	noFilters,
	patientListSearch,
	usePatientListParams,
} from './list-params.ts';
import { NoPatients } from './no-patients.tsx';
import { patientColumns } from './patient-columns.tsx';
import { usePatientPages, useSeedPatient } from './queries.ts';
import { ScopeFilter } from './scope-filter.tsx';
import { PatientSelectionContext } from './selection.ts';
import { useArchivePatient } from './use-archive-patient.ts';
import { usePrimaryDoctors } from './use-primary-doctors.tsx';

const PatientFilters = lazyPart(() =>
	import('./patient-filters.tsx').then((file) => file.PatientFilters),
);

/** An archived patient opens to its owner alone. */
const hrefOf = ({ id, status, access }: Patient) =>
	status === 'archived' && access !== 'own' ? undefined : `/patients/${id}`;

interface PatientListProps {
	/** The actions for the selected patients; {@link PatientSelectionContext} has the selection. */
	selectionBar: ReactNode;
}

export function PatientList({ selectionBar }: PatientListProps) {
	const t = useTranslations();
	const locale = useLocale();
	const clinic = useClinic();
	const [params, setParams] = usePatientListParams();
	const { q, scope, status, sort, order, doctor } = params;
	const search = useDebouncedSearch(q);
	const pages = usePatientPages({
		...{ q: search, scope, status, sort, order },
		...filterInput(params, clinic.today),
	});
	const filterCount = countFilters(params);
	const [showsFilters, showFilters] = useState(filterCount > 0);
	const { data: filteredDoctor } = trpc.doctor.get.useQuery(
		{ id: doctor ?? '', archived: true },
		{ enabled: doctor !== null },
	);
	const [columns] = useChosenColumns('patients');
	const showsDoctors = columns?.includes('doctor') === true;
	const doctorOf = usePrimaryDoctors(showsDoctors ? (pages.rows ?? []) : []);
	const onPrefetch = useSeedPatient();
	const { restore } = useArchivePatient();
	// What is done with many at once is done with own patients.
	const isOwn = scope === 'own';
	const selection = useRowSelection(isOwn ? pages.rows : undefined);

	return (
		<RecordList<Patient>
			list={patientsList(t)}
			queryString={patientListSearch(params)}
			search={{
				value: q,
				onChange: (text) => void setParams({ q: text }, debounceUrlUpdates),
				busy: pages.stale || search !== searchText(q),
			}}
			status={{
				texts: patientStatuses,
				value: status,
				onChange: (chosen) => void setParams({ status: chosen }),
			}}
			filters={
				<>
					<ScopeFilter value={scope} onChange={(chosen) => void setParams({ scope: chosen })} />
					<FilterButton
						count={filterCount}
						opened={showsFilters}
						onClick={() => showFilters(!showsFilters)}
					/>
				</>
			}
			moreFilters={
				showsFilters ? (
					<Suspense fallback={<Skeleton height={60} />}>
						<PatientFilters params={params} setParams={setParams} doctor={filteredDoctor} />
					</Suspense>
				) : undefined
			}
			labels={{
				noun: 'patient',
				filters: [
					...(isOwn
						? []
						: [
								t(
									scope === 'shared'
										? 'patient.printed.sharedWithMe'
										: 'patient.printed.mineAndShared',
								),
							]),
					...filterLabels(t, params, filteredDoctor),
					...recordFilters(t, search, printedPatientStatuses[status]),
				],
			}}
			table={{
				columns: patientColumns({
					t,
					locale,
					clinic,
					withArchived: status !== 'active',
					hrefOf,
					onPrefetch,
					onRestore: restore,
					doctorOf,
				}),
				pages,
				failureTitle: t('patient.list.failed'),
				empty: (
					<NoPatients
						q={search}
						status={status}
						scope={scope}
						filters={filterInput(params, clinic.today)}
						onClear={() => void setParams({ q: '', status: 'active', ...noFilters })}
						onArchived={() => void setParams({ status: 'archived' })}
					/>
				),
				hrefOf,
				onPrefetch,
				selection: isOwn ? { ...selection, nameOf: isolatedName } : undefined,
				sort: {
					// Search results are sorted by relevance, which is no column.
					by: sort ?? (search.trim() === '' ? 'createdAt' : ''),
					direction: order ?? 'desc',
					set: (column, direction) => {
						const chosen = patientSorts.find((known) => known === column);
						if (chosen) void setParams({ sort: chosen, order: direction });
					},
				},
			}}
		>
			<PatientSelectionContext value={selection}>{selectionBar}</PatientSelectionContext>
		</RecordList>
	);
}
