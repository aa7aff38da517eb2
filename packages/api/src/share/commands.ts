import type { CreateShareInput, Share, UpdateShareInput } from '@hms/contracts';
import { type Db, shares, users } from '@hms/db';
import { and, eq, isNull, not } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { findShared, ownersOnly } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { endOfDay } from '../end-of-day.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, errorForFields, notFound } from '../errors/domain-error.ts';
import { addNotification } from '../notification/commands.ts';
import { lockPatients } from '../patient/queries.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { isLive, lockOwnership, readShare } from './queries.ts';
import { shareConstraints } from './rules.ts';

/**
 * Lets a colleague in to one of the user's patients or to all.
 * @throws DomainError `validation` for oneself, `not_found` naming the unknown patient or user, `forbidden` for a patient that
 * somebody else shares, `already_shared`
 */
export function createShare(ctx: UserContext, input: CreateShareInput): Promise<Share> {
	if (input.userId === ctx.userId) {
		throw errorForFields('validation', [{ path: 'userId', message: 'must be someone else' }]);
	}
	return mapConstraintErrors(shareConstraints, () =>
		ctx.db.transaction(async (db, access) => {
			await lockOwnership(db, ctx.userId);
			await requireParties(db, { ...ctx, db: access }, input);
			const { userId, patientId, level, until, reason } = input;
			// One that has ended makes room for its like.
			await db
				.delete(shares)
				.where(
					and(
						eq(shares.ownerId, ctx.userId),
						eq(shares.userId, userId),
						eq(shares.isEmergency, false),
						patientId === null ? isNull(shares.patientId) : eq(shares.patientId, patientId),
						not(isLive),
					),
				);
			const id = uuidv7();
			await db
				.insert(shares)
				.values({ ...input, id, ownerId: ctx.userId, endsAt: until && endOfDay(until) });
			const from = ctx.userId;
			const about = { patientId, level, until, reason };
			await addNotification(db, { from, to: userId, kind: 'share_received', ...about });
			const share = await readShare(db, id);
			await record(ctx, db, 'share_made', share);
			return share;
		}),
	);
}

/** Records in the security log what was done with a share, about the other one of the two. */
const record = (
	ctx: UserContext,
	db: Db,
	kind: 'share_made' | 'share_changed' | 'share_ended',
	{ owner, user, patientId, level }: Share,
): Promise<void> =>
	recordSecurityEvent(ctx, db, {
		...{ kind, userId: owner.id === ctx.userId ? user.id : owner.id },
		detail: `${level} ${patientId === null ? 'all' : 'one'}`,
	});

/** Locks the patient and the user of a new share. @throws DomainError `not_found`, `forbidden` */
async function requireParties(
	db: Db,
	ctx: UserContext,
	{ patientId, userId }: CreateShareInput,
): Promise<void> {
	const patient = patientId === null || (await lockPatients(db, ctx, [patientId])).length > 0;
	const [user] = await db
		.select({ id: users.id })
		.from(users)
		.where(and(eq(users.id, userId), eq(users.status, 'active')))
		.for('share');
	if (!patient && (await findShared(ctx, { kind: 'patient', id: patientId }))) throw ownersOnly();
	const errors = [
		...(patient ? [] : [{ path: 'patientId', message: 'is not a patient of yours' }]),
		...(user ? [] : [{ path: 'userId', message: 'has no account in this clinic' }]),
	];
	if (errors.length > 0) throw errorForFields('not_found', errors);
}

/** Changes what a share allows, or until when. @throws DomainError `not_found`, `forbidden` for whom it lets in */
export function updateShare(
	ctx: UserContext,
	{ id, level, until }: UpdateShareInput,
): Promise<Share> {
	return ctx.db.transaction(async (db) => {
		const { owner, isEmergency } = await readShare(db, id);
		if (isEmergency) {
			throw new DomainError('forbidden', 'An emergency access can be ended, and not changed.');
		}
		if (owner.id !== ctx.userId) {
			throw new DomainError('forbidden', 'Only the person who shares this can change it.');
		}
		const end = until === undefined ? {} : { until, endsAt: until && endOfDay(until) };
		if (level !== undefined || until !== undefined) {
			await db
				.update(shares)
				.set({ level, ...end })
				.where(eq(shares.id, id));
		}
		const share = await readShare(db, id);
		await record(ctx, db, 'share_changed', share);
		return share;
	});
}

/** Takes a share back, or gives up one that was received. @throws DomainError `not_found` */
export function endShare(ctx: UserContext, id: string): Promise<void> {
	return ctx.db.transaction(async (db) => {
		const share = await readShare(db, id);
		const ended = await db.delete(shares).where(eq(shares.id, id)).returning({ id: shares.id });
		// The other one of the two was first.
		if (ended.length === 0) throw notFound('share');
		const { patientId, owner, user } = share;
		const to = owner.id === ctx.userId ? user.id : owner.id;
		await addNotification(db, { from: ctx.userId, to, kind: 'share_ended', patientId });
		await record(ctx, db, 'share_ended', share);
	});
}
