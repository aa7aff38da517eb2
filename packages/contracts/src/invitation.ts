import { z } from 'zod';
import { accountEmail } from './email/email.ts';
import { invitationSorts } from './enums.ts';
import { id, instant, personName } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { role } from './user.ts';

const example = {
	id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f02',
	email: 'mary@clinic.example',
	name: 'Mary Seacole',
	role: 'staff',
	createdAt: '2026-11-23T09:12:45.120Z',
	expiresAt: '2026-11-30T09:12:45.120Z',
} as const;

/** An invitation that nobody has used yet. */
export const invitation = z
	.strictObject({
		id,
		email: z.string(),
		name: z.string().nullable(),
		role,
		createdAt: instant,
		expiresAt: instant,
	})
	.meta({ id: 'Invitation', examples: [example] });
export type Invitation = z.infer<typeof invitation>;

export const createInvitationInput = z
	.strictObject({
		email: accountEmail,
		name: personName.optional(),
		role: role.default('staff'),
	})
	.meta({ examples: [{ email: 'mary@clinic.example', name: 'Mary Seacole', role: 'staff' }] });
export type CreateInvitationInput = z.infer<typeof createInvitationInput>;

export const newInvitation = invitation
	.extend({
		url: z.string().describe('The link to register with. Shown this once; works once.'),
		mailed: z.boolean().describe('Whether a mail server took the link for that address.'),
	})
	.meta({
		id: 'NewInvitation',
		examples: [{ ...example, url: 'https://clinic.example/register#invitation=…', mailed: false }],
	});
export type NewInvitation = z.infer<typeof newInvitation>;

export const listInvitationsInput = z.strictObject(pageInput(invitationSorts, 'InvitationSort'));
export type ListInvitationsInput = z.infer<typeof listInvitationsInput>;
export const invitationPage = pageOf(invitation, 'InvitationPage');

/** The token in a link, as it was sent. */
export const linkToken = z.string().min(1).max(200);

export const invitedPersonInput = z.strictObject({ token: linkToken });

/** What the registration page shows of an invitation to whoever has its link. */
export const invitedPerson = z.strictObject({
	email: z.string(),
	name: z.string().nullable(),
	role,
});
export type InvitedPerson = z.infer<typeof invitedPerson>;
