import {
	type EmergencyAccess,
	type EmergencyMatches,
	emergencySearchesAnHour,
	type FindInEmergencyInput,
	maxEmergencyMatches,
	type OpenInEmergencyInput,
	type ReviewEmergencyAccessInput,
	type Share,
} from '@hms/contracts';
import { type Db, emergencyAccesses, securityEvents, shares, users } from '@hms/db';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { findShared } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { type ConstraintErrors, mapConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import { addNotification } from '../notification/commands.ts';
import { adminsOnly, readRole } from '../role.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { lockOwnership, readShare } from '../share/queries.ts';
import { readEmergencyAccess } from './queries.ts';

/** @throws DomainError `forbidden` for whom the settings do not allow emergency access */
async function requireAllowed(ctx: UserContext): Promise<void> {
	const { emergencyAccess } = ctx.services.settings;
	if (emergencyAccess === 'off') {
		throw new DomainError('forbidden', 'This installation has no emergency access.');
	}
	if ((await readRole(ctx.db)) !== 'admin' && emergencyAccess === 'admins') throw adminsOnly();
}

/**
 * Finds patients of whatever owner, by exact values. Each search is recorded, and counted.
 * @throws DomainError `forbidden`, `too_many_requests`
 */
export async function findInEmergency(
	ctx: UserContext,
	input: FindInEmergencyInput,
): Promise<EmergencyMatches> {
	await requireAllowed(ctx);
	const { mrn = null, givenName = null, familyName = null, dateOfBirth = null } = input;
	await ctx.db.transaction((db) => countSearch(ctx, db, mrn === null ? 'by name' : 'by MRN'));
	return ctx.db.transaction(async (db) => {
		const found = await db.execute<{ patientId: string; ownerId: string }>(sql`
			select patient_id as "patientId", owner_id as "ownerId"
			from find_in_emergency(${mrn}, ${givenName}, ${familyName}, ${dateOfBirth})
			limit ${maxEmergencyMatches}`);
		if (found.length === 0) return { items: [] };
		const ownerIds = [...new Set(found.map(({ ownerId }) => ownerId))];
		const owners = await db
			.select({ id: users.id, name: users.name })
			.from(users)
			.where(inArray(users.id, ownerIds));
		return {
			items: found.flatMap(({ patientId, ownerId }) =>
				owners.filter(({ id }) => id === ownerId).map((owner) => ({ patientId, owner })),
			),
		};
	});
}

/** Waits until no other transaction looks for or opens a patient for this user. */
const takeTurns = ({ userId }: UserContext, db: Db) =>
	db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`emergency ${userId}`}, 0))`);

/** Counts a search, and records it before anything is looked for. @throws DomainError `too_many_requests` */
async function countSearch(ctx: UserContext, db: Db, detail: string): Promise<void> {
	// So that ten at once count as ten.
	await takeTurns(ctx, db);
	const last = await db
		.select({
			seconds: sql<number>`ceil(extract(epoch from ${securityEvents.at} + interval '1 hour' - clock_timestamp()))::int`,
		})
		.from(securityEvents)
		.where(
			and(
				eq(securityEvents.actorId, ctx.userId),
				eq(securityEvents.kind, 'emergency_searched'),
				gt(securityEvents.at, sql`clock_timestamp() - interval '1 hour'`),
			),
		)
		.orderBy(securityEvents.at);
	const [first] = last;
	if (first && last.length >= emergencySearchesAnHour) {
		const message = `You can search for ${emergencySearchesAnHour} patients an hour in an emergency.`;
		throw new DomainError('too_many_requests', message, undefined, Math.max(first.seconds, 1));
	}
	await recordSecurityEvent(ctx, db, { kind: 'emergency_searched', detail });
}

/**
 * Opens a patient of somebody else for reading, for an hour. The owner is told, and administrators review it. While it is open it can
 * be opened for another hour.
 * @throws DomainError `forbidden`, `not_found` naming the patient, `conflict` for one that the user may read anyway, or that is given to
 * another owner at this moment
 */
export async function openInEmergency(
	ctx: UserContext,
	{ patientId, reason }: OpenInEmergencyInput,
): Promise<Share> {
	await requireAllowed(ctx);
	return mapConstraintErrors(openingConstraints, () =>
		ctx.db.transaction(async (db, access) => {
			// So that of two at once the second one replaces the share of the first.
			await takeTurns(ctx, db);
			const [found] = await db.execute<{ ownerId: string | null }>(
				sql`select owner_of_patient(${patientId}) as "ownerId"`,
			);
			const ownerId = found?.ownerId;
			if (!ownerId) {
				throw errorForFields('not_found', [
					{ path: 'patientId', message: 'has no account in this clinic' },
				]);
			}
			const subject = { kind: 'patient', id: patientId } as const;
			const shared = await findShared({ ...ctx, db: access }, subject);
			if (ownerId === ctx.userId || shared?.right === 'share') {
				throw new DomainError('conflict', 'You already have access to this patient.');
			}
			await lockOwnership(db, ownerId);
			const openedBefore = and(
				eq(shares.ownerId, ownerId),
				eq(shares.userId, ctx.userId),
				eq(shares.patientId, patientId),
				eq(shares.isEmergency, true),
			);
			await db.delete(shares).where(openedBefore);
			const [id, endsAt] = [uuidv7(), sql`now() + interval '1 hour'`];
			const opened = { ownerId, userId: ctx.userId, patientId, reason, endsAt };
			await db.insert(shares).values({ ...opened, id, level: 'read', isEmergency: true });
			await db.insert(emergencyAccesses).values({ ...opened, id });
			const from = ctx.userId;
			await addNotification(db, { from, to: ownerId, kind: 'emergency_access', patientId, reason });
			await recordSecurityEvent(ctx, db, { kind: 'emergency_opened', userId: ownerId });
			return readShare(db, id);
		}),
	);
}

/** The patient's owner is looked up, and is another one when the share is written. */
const openingConstraints: ConstraintErrors = {
	shares_patient_fkey: {
		code: 'conflict',
		path: 'patientId',
		message: 'was just transferred; try again',
	},
};

/**
 * Records that an administrator has looked at an emergency access.
 * @throws DomainError `not_found`, `forbidden` for one's own, `conflict` if somebody has reviewed it already
 */
export function reviewEmergencyAccess(
	ctx: UserContext,
	{ id, note }: ReviewEmergencyAccessInput,
): Promise<EmergencyAccess> {
	return ctx.db.transaction(async (db) => {
		const { user } = await readEmergencyAccess(db, id);
		if (user.id === ctx.userId) {
			throw new DomainError('forbidden', 'Someone else has to review your emergency access.');
		}
		const reviewed = await db
			.update(emergencyAccesses)
			.set({ reviewedAt: sql`now()`, reviewedBy: ctx.userId, note })
			.where(and(eq(emergencyAccesses.id, id), isNull(emergencyAccesses.reviewedAt)))
			.returning({ id: emergencyAccesses.id });
		if (reviewed.length === 0) throw new DomainError('conflict', 'This was already reviewed.');
		await recordSecurityEvent(ctx, db, { kind: 'emergency_reviewed', userId: user.id });
		return readEmergencyAccess(db, id);
	});
}
