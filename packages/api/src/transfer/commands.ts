import { type CreateTransferInput, type Transfer, transferUndoDays } from '@hms/contracts';
import { type Db, transfers, type UserAccess, users } from '@hms/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { listReadable, ownersOnly } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields, notFound } from '../errors/domain-error.ts';
import { addNotification } from '../notification/commands.ts';
import { adminsOnly, readRole } from '../role.ts';
import { recordSecurityEvent } from '../security-event/record.ts';

/** One statement moves so many patients: statements have a time limit. */
const chunkSize = 500;

/**
 * Gives patients to another owner, with everything that hangs on them: the user's own or, for administrators, those of somebody who
 * is disabled.
 * @throws DomainError `not_found` naming unknown patients and users, `forbidden`, `validation` for the owner as the receiver
 */
export function createTransfer(ctx: UserContext, input: CreateTransferInput): Promise<Transfer> {
	const { toUserId, fromUserId = ctx.userId, patientIds, reason } = input;
	if (toUserId === fromUserId) {
		throw errorForFields('validation', [{ path: 'toUserId', message: 'must be someone else' }]);
	}
	return ctx.db.transaction(async (db, access) => {
		const from = await lockGiver(db, access, fromUserId);
		const to = await lockUser(db, access, toUserId);
		if (to?.status !== 'active') {
			const message = 'has no account in this clinic';
			throw errorForFields('not_found', [{ path: 'toUserId', message }]);
		}
		const id = uuidv7();
		await db
			.insert(transfers)
			.values({ id, fromId: from.id, toId: to.id, actorId: ctx.userId, reason });
		const asked = patientIds && [...new Set(patientIds)];
		const count = await movePatients(db, id, asked);
		if (count < (asked?.length ?? 1)) throw await whyNotMoved(access, asked);
		await addNotification(db, {
			...{ from: ctx.userId, to: to.id, kind: 'transfer_received' },
			...{ count, reason },
		});
		const detail = String(count);
		await recordSecurityEvent(ctx, db, {
			...{ kind: 'patients_transferred', userId: from.id === ctx.userId ? to.id : from.id, detail },
		});
		return { id, from: named(from), to: named(to), count };
	});
}

/**
 * Takes a transfer back: gives the former owner what is still the receiver's. For the former owner and, while that one is disabled,
 * for administrators.
 * @throws DomainError `not_found`, `forbidden` for the receiver, `conflict` if it is undone already, too old, or nothing is left of it
 */
export function undoTransfer(ctx: UserContext, id: string): Promise<Transfer> {
	return ctx.db.transaction(async (db) => {
		const [made] = await db
			.select({
				fromId: transfers.fromId,
				toId: transfers.toId,
				undoneAt: transfers.undoneAt,
				isOld: sql<boolean>`${transfers.createdAt} < now() - make_interval(days => ${transferUndoDays})`,
			})
			.from(transfers)
			.where(eq(transfers.id, id));
		if (!made) throw notFound('transfer');
		if (made.toId === ctx.userId) {
			throw new DomainError(
				'forbidden',
				'Only the person who transferred these patients can take them back.',
			);
		}
		if (made.isOld) {
			const message = `A transfer can be undone for ${transferUndoDays} days.`;
			throw new DomainError('conflict', message);
		}
		const undone = await db
			.update(transfers)
			.set({ undoneAt: sql`now()` })
			.where(and(eq(transfers.id, id), isNull(transfers.undoneAt)))
			.returning({ id: transfers.id });
		if (undone.length === 0) throw new DomainError('conflict', 'This transfer was already undone.');
		const count = await movePatients(db, id);
		if (count === 0) {
			throw new DomainError('conflict', 'None of these patients is the receiver’s any more.');
		}
		const [from, to] = [await findUser(db, made.fromId), await findUser(db, made.toId)];
		if (!from || !to) throw new Error('a user of a transfer is gone');
		await addNotification(db, { from: ctx.userId, to: to.id, kind: 'transfer_undone', count });
		const detail = String(count);
		await recordSecurityEvent(ctx, db, { kind: 'transfer_undone', userId: to.id, detail });
		return { id, from: named(from), to: named(to), count };
	});
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

const byId = (db: Db, id: string) =>
	db
		.select({ id: users.id, name: users.name, status: users.status })
		.from(users)
		.where(eq(users.id, id));

const findUser = async (db: Db, id: string) => (await byId(db, id))[0];

/**
 * A user. Somebody else is neither disabled nor enabled until the transaction ends. The own account is not locked: the session of this
 * transaction says that it is active, and who disables it waits for that session, so that the two would wait for each other.
 */
async function lockUser(db: Db, { userId }: UserAccess, id: string) {
	return id === userId ? findUser(db, id) : (await byId(db, id).for('share'))[0];
}

/** Locks whose patients the user may give. @throws DomainError `forbidden`, `not_found` naming an unknown user */
async function lockGiver(db: Db, access: UserAccess, id: string) {
	const isOwn = id === access.userId;
	if (!isOwn && (await readRole(access)) !== 'admin') throw adminsOnly();
	const giver = await lockUser(db, access, id);
	if (!giver) {
		const message = 'has no account in this clinic';
		throw errorForFields('not_found', [{ path: 'fromUserId', message }]);
	}
	if (!isOwn && giver.status === 'active') {
		const message = 'Only the owner of these patients may give them to somebody else.';
		throw new DomainError('forbidden', message);
	}
	return giver;
}

/** Moves the patients of a transfer that the transaction has written. @returns how many */
async function movePatients(db: Db, transferId: string, asked?: string[]): Promise<number> {
	const ids = asked ? `{${asked.join(',')}}` : null;
	let count = 0;
	for (;;) {
		const [chunk] = await db.execute<{ moved: number }>(
			sql`select cardinality(move_patients(${transferId}, ${ids}::text::uuid[], ${chunkSize})) as moved`,
		);
		const moved = chunk?.moved ?? 0;
		count += moved;
		if (moved < chunkSize) return count;
	}
}

/** Why not all patients were moved. @returns an error that does not tell an unknown one from somebody else's */
async function whyNotMoved(access: UserAccess, asked?: string[]): Promise<DomainError> {
	if ((await listReadable(access, 'patient', asked ?? [])).length > 0) return ownersOnly();
	const message = asked ? 'are not all patients of that owner' : 'has no patients';
	return errorForFields('not_found', [{ path: asked ? 'patientIds' : 'fromUserId', message }]);
}
