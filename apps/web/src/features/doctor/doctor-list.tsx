'use client';

import { type Doctor, doctorSorts, specialties } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { recordFilters } from '../../components/print/sheet-labels.ts';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { debounceUrlUpdates, useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { doctorColumns } from './doctor-columns.tsx';
import { doctorStatuses, doctorsList, printedDoctorStatuses, specialtyLabels } from './labels.ts';
import { doctorListSearch, useDoctorListParams } from './list-params.ts';
import { NoDoctors } from './no-doctors.tsx';
import { useDoctorPages, useSeedDoctor } from './queries.ts';
import { SpecialtySelect } from './specialty-select.tsx';
import { useArchiveDoctor } from './use-archive-doctor.ts';

const hrefOf = ({ id }: Doctor) => `/doctors/${id}`;

export function DoctorList() {
	const t = useTranslations();
	const [params, setParams] = useDoctorListParams();
	const { q, specialty, status, sort, order } = params;
	const search = useDebouncedSearch(q);
	const pages = useDoctorPages({ q: search, specialty, status, sort, order });
	const onPrefetch = useSeedDoctor();
	const { restore } = useArchiveDoctor();

	return (
		<RecordList<Doctor>
			list={doctorsList(t)}
			queryString={doctorListSearch(params)}
			search={{
				value: q,
				onChange: (text) => void setParams({ q: text }, debounceUrlUpdates),
				busy: pages.stale || search !== searchText(q),
			}}
			status={{
				texts: doctorStatuses,
				value: status,
				onChange: (chosen) => void setParams({ status: chosen }),
			}}
			filters={
				<SpecialtySelect
					aria-label={t('doctor.fields.specialty')}
					placeholder={t('doctor.list.allSpecialties')}
					value={specialty}
					clearable
					clearButtonProps={{ 'aria-label': t('doctor.list.allSpecialties') }}
					onChange={(chosen) =>
						void setParams({ specialty: specialties.find((code) => code === chosen) ?? null })
					}
				/>
			}
			labels={{
				noun: 'doctor',
				filters: [
					...(specialty === null ? [] : [t(specialtyLabels[specialty])]),
					...recordFilters(t, search, printedDoctorStatuses[status]),
				],
			}}
			table={{
				columns: doctorColumns({
					t,
					withArchived: status !== 'active',
					onPrefetch,
					onRestore: restore,
				}),
				pages,
				failureTitle: t('doctor.list.failed'),
				empty: (
					<NoDoctors
						q={search}
						specialty={specialty}
						status={status}
						onClear={() => void setParams({ q: '', specialty: null, status: 'active' })}
						onArchived={() => void setParams({ status: 'archived' })}
					/>
				),
				hrefOf,
				onPrefetch,
				sort: {
					// Search results are sorted by relevance, which is no column.
					by: sort ?? (search.trim() === '' ? 'familyName' : ''),
					direction: order ?? 'asc',
					set: (column, direction) => {
						const chosen = doctorSorts.find((known) => known === column);
						if (chosen) void setParams({ sort: chosen, order: direction });
					},
				},
			}}
		/>
	);
}
