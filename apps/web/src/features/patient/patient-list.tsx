'use client';

import { type Patient, patientSorts } from '@hms/contracts';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { debounce } from 'nuqs';
import { useEffect } from 'react';
import { ListToolbar, StatusFilter } from '../../components/list-toolbar.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RecordTable } from '../../components/record-table.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { rememberList } from '../../lib/list-address.ts';
import { useLocale } from '../../lib/locale.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { patientListSearch, usePatientListParams } from './list-params.ts';
import { NoPatients } from './no-patients.tsx';
import { patientColumns } from './patient-columns.tsx';
import { useKnownPatient, usePatientPages } from './queries.ts';
import { useArchivePatient } from './use-archive-patient.ts';

/** How long somebody who types is waited for, before the question is asked and written into the address. */
const typingPause = 180;

const hrefOf = ({ id, status }: Patient) => (status === 'archived' ? undefined : `/patients/${id}`);

export function PatientList() {
	const router = useRouter();
	const locale = useLocale();
	const [params, setParams] = usePatientListParams();
	const { q, status, sort, order } = params;
	const [asked] = useDebouncedValue(q, q === '' ? 0 : typingPause);
	const pages = usePatientPages({ q: asked, status, sort, order });
	const onNear = useKnownPatient();
	const { restore } = useArchivePatient();

	useShortcuts({ n: () => router.push('/patients/new') });
	useEffect(() => rememberList('/patients', patientListSearch(params)), [params]);

	return (
		<>
			<PageHeader
				title="Patients"
				actions={
					<Button
						component={Link}
						href="/patients/new"
						leftSection={<IconPlus size={16} aria-hidden />}
					>
						New patient
					</Button>
				}
			/>
			<ListToolbar
				search={
					<SearchBox
						label="Search patients"
						placeholder="Name, MRN, telephone or birth date"
						value={q}
						onChange={(text) =>
							void setParams({ q: text }, { limitUrlUpdates: debounce(typingPause) })
						}
						busy={pages.stale || asked !== q}
					/>
				}
			>
				<StatusFilter value={status} onChange={(chosen) => void setParams({ status: chosen })} />
			</ListToolbar>
			<RecordTable
				label="Patients"
				columns={patientColumns({
					locale,
					withArchived: status !== 'active',
					onNear,
					onRestore: restore,
				})}
				pages={pages}
				failureTitle="The patients could not be loaded"
				nothing={
					<NoPatients
						q={asked}
						status={status}
						onClear={() => void setParams({ q: '', status: 'active' })}
					/>
				}
				hrefOf={hrefOf}
				onNear={onNear}
				sort={{
					// What is found comes by how well it fits, which is no column.
					status: {
						columnAccessor: sort ?? (asked.trim() === '' ? 'createdAt' : ''),
						direction: order ?? 'desc',
					},
					set: ({ columnAccessor, direction }) => {
						const chosen = patientSorts.find((known) => known === columnAccessor);
						if (chosen) void setParams({ sort: chosen, order: direction });
					},
				}}
			/>
		</>
	);
}
