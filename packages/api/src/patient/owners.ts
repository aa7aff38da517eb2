import type { Patient, PatientAccess, PatientScope } from '@hms/contracts';
import {
	accessTo,
	contextOf,
	listSharingOwners,
	noteRead,
	ofEachOwner,
	readEntry,
	rightTo,
	type SharingOwner,
} from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { jsonTextOf, type RowText } from '../json/row-text.ts';
import { mergeRows, type PageRows } from '../list/page.ts';

/** The end of a patient's JSON as the database writes it, which is how the owner gets it: see the SQL function `patient_json`. */
const ownersEnd = '"own"}';

/** A patient's JSON as somebody gets it who may do this. */
export const shownWith = (json: string, access: PatientAccess): string =>
	access === 'own' ? json : `${json.slice(0, -ownersEnd.length)}"${access}"}`;

/** A patient as the user gets it. */
export const patientText = <Row = Patient>({ access }: UserContext, row: RowText): JsonText<Row> =>
	jsonTextOf({ ...row, item: shownWith(row.item, access) });

/**
 * Runs what registers patients, or prepares that: for the user, or for a colleague who shares all patients for writing. For a
 * colleague it is a transaction; with `forWriting` nobody takes back what the colleague shares until its end.
 * @throws DomainError `not_found` and `forbidden` for a colleague who does not, and what `run` throws
 */
export async function registeringFor<T>(
	ctx: UserContext,
	ownerId: string | undefined,
	options: { forWriting: boolean },
	run: (of: UserContext) => Promise<T>,
): Promise<T> {
	if (ownerId === undefined || ownerId === ctx.userId) return run(ctx);
	return ctx.db.transaction(async (_, db) => {
		const of = await contextOf({ ...ctx, db }, { ownerId, access: 'write' }, options);
		const { isLetIn, writesAll } = await readEntry(of.db);
		if (!isLetIn) {
			const message = 'must be someone who shares patients with you';
			throw errorForFields('not_found', [{ path: 'ownerId', message }]);
		}
		if (!writesAll) {
			throw new DomainError('forbidden', 'This colleague does not share all patients for writing.');
		}
		return run(of);
	});
}

/**
 * Reads a page of each owner's patients, and merges them in the order of the list.
 * @param read reads the rows of one owner's page; what it does not count is counted here, where the total is wanted
 */
export async function readOfOwners(
	ctx: UserContext,
	{ scope, ownerId, total }: { scope: PatientScope; ownerId: string | undefined; total: boolean },
	read: (ctx: UserContext) => Promise<PageRows>,
): Promise<PageRows> {
	const isAsked = ownerId === undefined || ownerId === ctx.userId;
	const owners = scope === 'own' ? [] : await listSharingOwners(ctx, ownerId);
	const [own, shared] = await Promise.all([
		scope !== 'shared' && isAsked ? read(ctx) : undefined,
		ofEachOwner(owners, async (owner) => {
			const of = await contextOf(ctx, { ownerId: owner.ownerId, access: 'read' });
			return shownTo(ctx, owner, await read(of));
		}),
	]);
	const parts = own ? [own, ...shared] : shared;
	// An empty list has an order too, and a cursor of another one is refused.
	const { keyset } = parts[0] ?? (await read(ctx));
	return mergeRows(keyset, parts, total);
}

function shownTo(ctx: UserContext, owner: SharingOwner, { rows, ...part }: PageRows): PageRows {
	for (const { id } of rows) {
		noteRead(ctx, { ownerId: owner.ownerId, right: rightTo(owner, id) }, [id]);
	}
	return {
		...part,
		rows: rows.map((row) => ({ ...row, item: shownWith(row.item, accessTo(owner, row.id)) })),
	};
}
