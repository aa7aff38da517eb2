'use client';

import { type Doctor, doctorSorts, specialties } from '@hms/contracts';
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
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { doctorColumns } from './doctor-columns.tsx';
import { doctorListSearch, useDoctorListParams } from './list-params.ts';
import { NoDoctors } from './no-doctors.tsx';
import { useDoctorPages, useKnownDoctor } from './queries.ts';
import { SpecialtySelect } from './specialty-select.tsx';
import { useArchiveDoctor } from './use-archive-doctor.ts';

/** How long somebody who types is waited for, before the question is asked and written into the address. */
const typingPause = 180;

const hrefOf = ({ id, status }: Doctor) => (status === 'archived' ? undefined : `/doctors/${id}`);

export function DoctorList() {
	const router = useRouter();
	const [params, setParams] = useDoctorListParams();
	const { q, specialty, status, sort, order } = params;
	const [asked] = useDebouncedValue(q, q === '' ? 0 : typingPause);
	const pages = useDoctorPages({ q: asked, specialty, status, sort, order });
	const onNear = useKnownDoctor();
	const { restore } = useArchiveDoctor();

	useShortcuts({ n: () => router.push('/doctors/new') });
	useEffect(() => rememberList('/doctors', doctorListSearch(params)), [params]);

	return (
		<>
			<PageHeader
				title="Doctors"
				actions={
					<Button
						component={Link}
						href="/doctors/new"
						leftSection={<IconPlus size={16} aria-hidden />}
					>
						New doctor
					</Button>
				}
			/>
			<ListToolbar
				search={
					<SearchBox
						label="Search doctors"
						placeholder="Name, licence number or telephone"
						value={q}
						onChange={(text) =>
							void setParams({ q: text }, { limitUrlUpdates: debounce(typingPause) })
						}
						busy={pages.stale || asked !== q}
					/>
				}
			>
				<SpecialtySelect
					aria-label="Specialty"
					placeholder="All specialties"
					value={specialty}
					clearable
					clearButtonProps={{ 'aria-label': 'All specialties' }}
					onChange={(chosen) =>
						void setParams({ specialty: specialties.find((code) => code === chosen) ?? null })
					}
				/>
				<StatusFilter value={status} onChange={(chosen) => void setParams({ status: chosen })} />
			</ListToolbar>
			<RecordTable
				label="Doctors"
				columns={doctorColumns({ withArchived: status !== 'active', onNear, onRestore: restore })}
				pages={pages}
				failureTitle="The doctors could not be loaded"
				nothing={
					<NoDoctors
						filtered={asked.trim() !== '' || specialty !== null}
						status={status}
						onClear={() => void setParams({ q: '', specialty: null, status: 'active' })}
					/>
				}
				hrefOf={hrefOf}
				onNear={onNear}
				sort={{
					// What is found comes by how well it fits, which is no column.
					status: {
						columnAccessor: sort ?? (asked.trim() === '' ? 'familyName' : ''),
						direction: order ?? 'asc',
					},
					set: ({ columnAccessor, direction }) => {
						const chosen = doctorSorts.find((known) => known === columnAccessor);
						if (chosen) void setParams({ sort: chosen, order: direction });
					},
				}}
			/>
		</>
	);
}
