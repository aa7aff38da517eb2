import type { ListPatientsInput, PatientSort, PlainDate } from '@hms/contracts';
import { birthOrder, patients } from '@hms/db';
import { and, eq, gte, isNotNull, isNull, lte, not, type SQL, sql } from 'drizzle-orm';
import { hasDoctor, hasNoPrimaryDoctor } from '../care-team/conditions.ts';
import type { Sort } from '../list/keyset.ts';
import type { InputWithSlots } from '../list/listing.ts';

export const sorts: Record<PatientSort, Sort> = {
	createdAt: { by: patients.createdAt, type: 'timestamptz', order: 'desc' },
	updatedAt: { by: patients.updatedAt, type: 'timestamptz', order: 'desc' },
	familyName: { by: sql`${patients.sortName} collate "C"`, type: 'text', order: 'asc' },
	dateOfBirth: { by: birthOrder(patients.dateOfBirth), type: 'date', order: 'asc' },
};

/** Filters that are parameters of the statement, see `Listing`. */
export const parameters = ['sex', 'bornFrom', 'bornTo', 'doctorId'] as const;
/** Which patients of one owner are listed. */
export type ListedPatients = Omit<ListPatientsInput, 'scope' | 'ownerId'>;
type PatientFilters = InputWithSlots<ListedPatients, (typeof parameters)[number]>;

export function patientFilter(filters: PatientFilters, day: SQL<PlainDate>): SQL | undefined {
	return and(
		filters.status === 'active' ? isNull(patients.archivedAt) : undefined,
		filters.status === 'archived' ? isNotNull(patients.archivedAt) : undefined,
		filters.sex ? eq(patients.sex, filters.sex) : undefined,
		filters.bornFrom ? gte(patients.dateOfBirth, filters.bornFrom) : undefined,
		filters.bornTo ? lte(patients.dateOfBirth, filters.bornTo) : undefined,
		filters.doctorId ? hasDoctor(filters.doctorId, day) : undefined,
		filters.withoutPrimary === undefined
			? undefined
			: filters.withoutPrimary
				? hasNoPrimaryDoctor(day)
				: not(hasNoPrimaryDoctor(day)),
	);
}
