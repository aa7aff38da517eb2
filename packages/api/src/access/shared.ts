import type { AccessRight, PatientAccess } from '@hms/contracts';
import { patients, Statement, type UserAccess } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import pMap from 'p-map';
import type { UserContext } from '../context.ts';
import { domainErrorOf } from '../errors/convert.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { ReadRight } from './recorder.ts';

// Patients of colleagues. A request is tried on the user's own patients first, and costs nothing more if they are; only when
// there is no such own one is it looked up who shares it.

/** What a request is about: a patient, or an assignment of one. */
export interface Subject {
	kind: 'patient' | 'mapping';
	id: string;
}

/** What a user may do with patients of a colleague. */
interface Shared {
	ownerId: string;
	access: PatientAccess;
}

/** A colleague, and what that one shares with the user. Lists of ids are texts as PostgreSQL writes them: "{id,id}". */
export interface SharingOwner {
	ownerId: string;
	/** Whether the user may write all of them, and register more. */
	writesAll: boolean;
	/** The patients that the user may write otherwise. */
	writable: string;
	/** Whether the owner shares all patients. */
	sharesAll: boolean;
	/** The patients that the owner shares otherwise; others are open to the user in an emergency. */
	shared: string;
	/** Both of these. */
	readable: string;
}

/** By which right the user reads a patient of a colleague. */
export const rightTo = ({ sharesAll, shared }: SharingOwner, id: string): AccessRight =>
	sharesAll || shared.includes(id) ? 'share' : 'emergency';

export const accessTo = ({ writesAll, writable }: SharingOwner, id: string): PatientAccess =>
	writesAll || writable.includes(id) ? 'write' : 'read';

/** A `SharingOwner` of the rows of `share`, grouped by their owner. */
const sharingOwner = sql`share.owner_id as "ownerId",
	bool_or(share.patient_id is null and level = 'write') as "writesAll",
	coalesce(array_agg(share.patient_id) filter (where share.patient_id is not null and level = 'write'), '{}') as writable,
	bool_or(share.patient_id is null) as "sharesAll",
	coalesce(array_agg(share.patient_id) filter (where share.patient_id is not null and not is_emergency), '{}') as shared,
	coalesce(array_agg(share.patient_id) filter (where share.patient_id is not null), '{}') as readable`;

const listingOwners = new Statement<SharingOwner, 'ownerId'>(
	(_, value) => sql`
		select ${sharingOwner} from received_shares() as share
		where ${value('ownerId')}::uuid is null or share.owner_id = ${value('ownerId')}
		group by share.owner_id order by share.owner_id`,
	{ isQuickRead: true },
);

/** Who shares patients with the user now. @param ownerId only this colleague */
export const listSharingOwners = (ctx: UserContext, ownerId?: string): Promise<SharingOwner[]> =>
	ctx.db.read(listingOwners, { ownerId });

/** Not all that there are: of the costly reads of a user only so many may wait, see `CostlyReads`. */
const ownersAtOnce = 8;

/** Reads something of each colleague, a few at a time, in their order. */
export const ofEachOwner = <T>(
	owners: SharingOwner[],
	read: (owner: SharingOwner) => Promise<T>,
): Promise<T[]> => pMap(owners, read, { concurrency: ownersAtOnce });

/** The owner of a shared patient, with what concerns this patient alone. */
const findingShared = new Statement<SharingOwner & { patientId: string }, keyof Subject>(
	(_, value) => sql`
		select ${sharingOwner}, found.patient_id as "patientId"
		from find_sharing_owner(${value('kind')}::change_subject, ${value('id')}::uuid) as found
		join received_shares() as share
			on share.owner_id = found.owner_id and (share.patient_id is null or share.patient_id = found.patient_id)
		group by share.owner_id, found.patient_id`,
	{ isQuickRead: true },
);

/** Who shares a patient or its assignment with the user now; undefined if nobody does. */
export async function findShared(
	ctx: UserContext,
	subject: Subject,
): Promise<(Shared & ReadRight) | undefined> {
	const [owner] = await ctx.db.read(findingShared, { ...subject });
	if (!owner) return undefined;
	const { ownerId, patientId } = owner;
	const right = rightTo(owner, patientId);
	noteRead(ctx, { ownerId, right }, [patientId]);
	return { ownerId, right, access: accessTo(owner, patientId) };
}

/** Remembers whose patients were read and by which right, for the record of who saw them: see `noteShown`. */
export function noteRead(
	{ colleagues }: UserContext,
	{ ownerId, right }: ReadRight,
	patientIds: string[],
): void {
	const read = { ownerId, right };
	for (const id of patientIds) colleagues.set(id, read);
}

/** The context in which the user acts on a colleague's patients. */
export const contextOf = async (
	ctx: UserContext,
	{ ownerId, access }: Shared,
	{ forWriting = false } = {},
): Promise<UserContext> => ({
	...ctx,
	...{ ownerId, access },
	db: await ctx.db.of(ownerId, forWriting),
});

/**
 * Runs a query or command about the user's own patient or, where that is not found, about one that is shared with the user.
 * @param need what the user has to be allowed
 * @throws DomainError `forbidden` if it is shared for less than that, and what `run` throws
 */
export async function withShared<T>(
	ctx: UserContext,
	need: PatientAccess,
	subject: Subject,
	run: (ctx: UserContext) => Promise<T>,
): Promise<T> {
	try {
		return await run(ctx);
	} catch (error) {
		if (ctx.access !== 'own' || domainErrorOf(error).code !== 'not_found') throw error;
		const shared = await findShared(ctx, subject);
		if (!shared) throw error;
		requireAccess(shared, need);
		return run(await contextOf(ctx, shared, { forWriting: need === 'write' }));
	}
}

/** @throws DomainError `forbidden` */
function requireAccess({ access }: Shared, need: PatientAccess): void {
	if (need === 'own') throw ownersOnly();
	if (need === 'write' && access !== 'write') {
		throw new DomainError('forbidden', 'You can read this patient but not make changes.');
	}
}

export const ownersOnly = () =>
	new DomainError('forbidden', 'Only the owner of this patient may do this.');

const ownPatient = new Statement<{ id: string }, 'id'>(
	(owner, value) => sql`
		select id from ${patients} where ${and(eq(patients.ownerId, owner), eq(patients.id, value('id')))}`,
	{ isQuickRead: true },
);

/** Whether a patient is the user's own, archived or not, or is shared with the user now. */
export async function isReadable(ctx: UserContext, id: string): Promise<boolean> {
	const [own] = await ctx.db.read(ownPatient, { id });
	return own !== undefined || (await findShared(ctx, { kind: 'patient', id })) !== undefined;
}

const findingManyShared = new Statement<{ id: string }, 'kind' | 'ids'>(
	(_, value) => sql`
		select asked.id from unnest(${value('ids')}::text::uuid[]) as asked (id)
		cross join find_sharing_owner(${value('kind')}::change_subject, asked.id)`,
	{ isQuickRead: true },
);

/** Those of some patients or assignments that colleagues share with the user now. */
export async function listReadable(
	access: UserAccess,
	kind: Subject['kind'],
	ids: string[],
): Promise<string[]> {
	if (ids.length === 0) return [];
	const shared = await access.read(findingManyShared, { kind, ids: `{${ids.join(',')}}` });
	return shared.map(({ id }) => id);
}

const readingEntry = new Statement<{ isLetIn: boolean; writesAll: boolean }>(
	() => sql`
		select current_setting('app.readable_ids') <> '{}' as "isLetIn", current_setting('app.writable_ids') = '' as "writesAll"`,
);

/**
 * What the colleague whose patients a transaction is about shares with the user: as the transaction found it when it began to be
 * about them, which is what row-level security goes by, whatever was shared since.
 */
export async function readEntry(access: UserAccess) {
	const [entry] = await access.read(readingEntry, {});
	if (!entry) throw new Error('a statement without a condition returned no row');
	return entry;
}
