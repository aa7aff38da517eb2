import type { Invitation, InvitedPerson, ListInvitationsInput, Role } from '@hms/contracts';
import { type Db, invitations } from '@hms/db';
import { and, eq, gt, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';
import { hashOf } from '../secrets.ts';

/** The columns of an invitation as the contract defines it. */
export const invitationColumns = {
	id: invitations.id,
	email: invitations.email,
	name: invitations.name,
	role: invitations.role,
	createdAt: invitations.createdAt,
	expiresAt: invitations.expiresAt,
};

const isOpen = gt(invitations.expiresAt, sql`now()`);

/** The open invitations, newest first. Row-level security shows them to administrators alone. */
export const listInvitations = listing<Invitation, ListInvitationsInput>({
	item: () => asText(jsonOf(invitationColumns)),
	table: invitations,
	id: invitations.id,
	sorts: { createdAt: { by: invitations.createdAt, type: 'timestamptz', order: 'desc' } },
	fallback: 'createdAt',
	parameters: [],
	where: () => isOpen,
});

/** Whom the open invitation of a token is for. */
export async function findInvitation(db: Db, token: string): Promise<InvitedPerson | undefined> {
	const { email, name, role } = invitationColumns;
	const [found] = await db
		.select({ email, name, role })
		.from(invitations)
		.where(and(eq(invitations.tokenHash, hashOf(token)), isOpen));
	return found;
}

/** Deletes the open invitation of a token and an address, so that it works once. @returns undefined if there is none */
export async function takeInvitation(
	db: Db,
	{ token, email }: { token: string; email: string },
): Promise<{ role: Role } | undefined> {
	const [taken] = await db
		.delete(invitations)
		.where(and(eq(invitations.tokenHash, hashOf(token)), eq(invitations.email, email), isOpen))
		.returning({ role: invitations.role });
	return taken;
}
