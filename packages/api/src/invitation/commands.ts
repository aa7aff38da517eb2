import type { CreateInvitationInput, NewInvitation } from '@hms/contracts';
import { invitations, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { DomainError, errorForFields, notFound } from '../errors/domain-error.ts';
import { linkTo } from '../links.ts';
import { invitationMessage } from '../mail/messages.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { recordSecurityEvent } from '../security-event/record.ts';
import { invitationColumns } from './queries.ts';

/** For how many days an invitation is good. */
const lifetimeDays = 7;

/**
 * Invites somebody to register, and mails the link where mail is set up. An invitation of that address from before stops working.
 * @throws DomainError `email_taken`, `forbidden` where registration is closed
 */
export async function createInvitation(
	ctx: UserContext,
	{ email, name, role }: CreateInvitationInput,
): Promise<NewInvitation> {
	if (ctx.services.settings.registration === 'closed') {
		throw new DomainError(
			'forbidden',
			'Registration is closed, so an invitation could not be used. Whoever runs the installation can change that, or make accounts.',
		);
	}
	const token = newSecret();
	const { invitation, inviter } = await ctx.db.transaction(async (db) => {
		const taken = await db.$count(users, eq(users.email, email));
		if (taken > 0)
			throw errorForFields('email_taken', [{ path: 'email', message: 'already has an account' }]);
		const fields = {
			id: uuidv7(),
			name: name ?? null,
			role,
			tokenHash: hashOf(token),
			invitedBy: ctx.userId,
			createdAt: sql`now()`,
			expiresAt: sql`now() + make_interval(days => ${lifetimeDays})`,
		};
		const [row] = await db
			.insert(invitations)
			.values({ email, ...fields })
			.onConflictDoUpdate({ target: invitations.email, set: fields })
			.returning(invitationColumns);
		const [me] = await db.select({ name: users.name }).from(users).where(eq(users.id, ctx.userId));
		if (!row || !me) throw new Error('an invitation was not written');
		await recordSecurityEvent(ctx, db, { kind: 'invitation_made', email, detail: role });
		return { invitation: row, inviter: me.name };
	});
	const url = linkTo(ctx, '/register', ['invitation', token]);
	const message = invitationMessage(invitation, inviter, url);
	const mailed = (await ctx.services.mail?.send(message)) ?? false;
	return { ...invitation, url, mailed };
}

/** Withdraws an open invitation; its link stops working. @throws DomainError `not_found` */
export async function withdrawInvitation(ctx: UserContext, id: string): Promise<void> {
	await ctx.db.transaction(async (db) => {
		const [withdrawn] = await db
			.delete(invitations)
			.where(eq(invitations.id, id))
			.returning({ email: invitations.email });
		if (!withdrawn) throw notFound('invitation');
		await recordSecurityEvent(ctx, db, { kind: 'invitation_withdrawn', ...withdrawn });
	});
}
