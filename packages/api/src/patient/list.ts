import type { ListPatientsInput, Page, Patient } from '@hms/contracts';
import { patients } from '@hms/db';
import { and, eq } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import type { JsonText } from '../json/json-text.ts';
import { rowListing } from '../list/listing.ts';
import { type PageRows, toPage } from '../list/page.ts';
import { parseQuery } from '../search/query.ts';
import { type ListedPatients, parameters, patientFilter, sorts } from './filters.ts';
import { readOfOwners } from './owners.ts';
import { searchColleagues, searchPatients } from './search-pages.ts';

const listAll = rowListing<ListedPatients, (typeof parameters)[number]>({
	item: () => patients.json,
	table: patients,
	id: patients.id,
	sorts,
	fallback: 'createdAt',
	parameters,
	isSlow: ({ status, withoutPrimary, ...input }) =>
		status === 'archived' ||
		withoutPrimary !== undefined ||
		parameters.some((name) => input[name] !== undefined),
	where: (filters, { owner, day }) => and(eq(patients.ownerId, owner), patientFilter(filters, day)),
});

/**
 * A page of the user's own patients, of those that colleagues share, or of both.
 * @throws DomainError `validation` for a cursor of another list
 */
export async function listPatients(
	ctx: UserContext,
	{ scope, ownerId, ...input }: ListPatientsInput,
): Promise<JsonText<Page<Patient>>> {
	return toPage(
		ownerId === undefined && (scope ?? 'own') === 'own'
			? await readPatients(ctx, input)
			: await readOfOwners(
					ctx,
					{ scope: scope ?? 'all', ownerId, total: input.total },
					{
						one: (of) => readPatients(of, partOf(input, of), { isPart: true }),
						allColleagues: async () => searchColleagues(ctx, input),
					},
				),
	);
}

/**
 * What is asked of one of several owners. A list of a colleague is counted only where the lists before it leave room for that; a
 * search has to find all matches anyway, and counts them at once.
 */
const partOf = (input: ListedPatients, { access }: UserContext): ListedPatients => ({
	...input,
	total: input.total && (access === 'own' || input.q !== undefined),
});

/** The rows of one owner's page. @param isPart whether it is merged with those of others */
const readPatients = (
	ctx: UserContext,
	input: ListedPatients,
	{ isPart = false } = {},
): Promise<PageRows> =>
	input.q === undefined
		? listAll(ctx, input)
		: searchPatients(ctx, input, parseQuery(input.q), isPart);
