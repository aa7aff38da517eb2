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
import type { PageRow } from '../list/keyset.ts';
import { mergeRows, type PageRows } from '../list/page.ts';

/** The end of a patient's JSON as the database writes it, which is how the owner gets it: see the SQL function `patient_json`. */
const ownersEnd = '"own"}';

/** A patient's JSON as somebody gets it who may do this. */
export const withAccess = (json: string, access: PatientAccess): string =>
	access === 'own' ? json : `${json.slice(0, -ownersEnd.length)}"${access}"}`;

/** A patient as the user gets it. */
export const patientText = <Row = Patient>({ access }: UserContext, row: RowText): JsonText<Row> =>
	jsonTextOf({ ...row, item: withAccess(row.item, access) });

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

/** How pages of patients of several owners are read. */
interface OwnersReader {
	/** Reads the rows of one owner's page. What it does not count is counted later, where the total is wanted. */
	one(ctx: UserContext): Promise<PageRows>;
	/** Reads those of all colleagues at once, each row with its owner; undefined where that is not possible. */
	allColleagues(): Promise<PageRows | undefined>;
}

/** Reads a page of each owner's patients, and merges them in the order of the list. */
export async function readOfOwners(
	ctx: UserContext,
	{ scope, ownerId, total }: { scope: PatientScope; ownerId: string | undefined; total: boolean },
	read: OwnersReader,
): Promise<PageRows> {
	const isAsked = ownerId === undefined || ownerId === ctx.userId;
	const owners = scope === 'own' ? [] : await listSharingOwners(ctx, ownerId);
	const [own, shared] = await Promise.all([
		scope !== 'shared' && isAsked ? read.one(ctx) : undefined,
		readColleagues(ctx, owners, read),
	]);
	const parts = own ? [own, ...shared] : shared;
	// An empty list has an order too, and a cursor of another one is refused.
	const { keyset } = parts[0] ?? (await read.one(ctx));
	return mergeRows(keyset, parts, total);
}

async function readColleagues(
	ctx: UserContext,
	owners: SharingOwner[],
	read: OwnersReader,
): Promise<PageRows[]> {
	const together = owners.length > 1 ? await read.allColleagues() : undefined;
	const byId = new Map(owners.map((owner) => [owner.ownerId, owner]));
	// Somebody who has begun to share since the owners were listed is not among them.
	const shown = together && shownTo(ctx, together, ({ ownerId }) => byId.get(String(ownerId)));
	if (shown) return [shown];
	const parts = await ofEachOwner(owners, async (owner) => {
		const of = await contextOf(ctx, { ownerId: owner.ownerId, access: 'read' });
		return shownTo(ctx, await read.one(of), () => owner);
	});
	return parts.filter((part) => part !== undefined);
}

/** Rows as the user gets them, which are noted as read; undefined if one of them is of an unknown owner. */
function shownTo(
	ctx: UserContext,
	part: PageRows,
	ownerOf: (row: PageRow) => SharingOwner | undefined,
): PageRows | undefined {
	const rows = part.rows.flatMap((row) => {
		const owner = ownerOf(row);
		return owner ? [{ row, owner }] : [];
	});
	if (rows.length < part.rows.length) return undefined;
	for (const { row, owner } of rows) {
		noteRead(ctx, { ownerId: owner.ownerId, right: rightTo(owner, row.id) }, [row.id]);
	}
	return {
		...part,
		rows: rows.map(({ row, owner }) => ({
			...row,
			item: withAccess(row.item, accessTo(owner, row.id)),
		})),
	};
}
