import { z } from 'zod';
import { securityEventKinds } from './enums.ts';
import { id, instant, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { namedUser } from './user.ts';

const securityEventKind = z.enum(securityEventKinds).meta({ id: 'SecurityEventKind' });

/** An entry of the security log: something that was done with an account or with the right to have one. */
export const securityEvent = z
	.strictObject({
		id,
		at: instant,
		kind: securityEventKind,
		actor: namedUser
			.nullable()
			.describe(
				'Who did it. Null where nobody had signed in, as with a wrong password, and for commands of whoever runs the installation, unless they say for whom.',
			),
		user: namedUser
			.nullable()
			.describe('Whose account it is about; of an erased patient: who had registered it.'),
		email: z.string().nullable().describe('Of an invitation: the address that is invited.'),
		address: z
			.string()
			.nullable()
			.describe('The network address that the request came from; null for a command.'),
		userAgent: z.string().nullable().describe('The `User-Agent` of the request.'),
		detail: z
			.string()
			.nullable()
			.describe(
				'More of it, depending on the kind: a role, why a sign-in failed, which limit was reached, how many sessions ended, the reason to erase a patient.',
			),
	})
	.meta({
		id: 'SecurityEvent',
		examples: [
			{
				id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f03',
				at: '2026-11-23T09:12:45.120Z',
				kind: 'role_changed',
				actor: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01', name: 'Mary Seacole' },
				user: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f04', name: 'Front Desk' },
				email: null,
				address: '192.0.2.7',
				userAgent: 'curl/8.5.0',
				detail: 'admin',
			},
		],
	});
export type SecurityEvent = z.infer<typeof securityEvent>;

export const listSecurityEventsInput = z.strictObject({
	...pageInput(['at'], 'SecurityEventSort'),
	userId: id.optional().describe('Only what this user did, or what is about their account.'),
	kind: securityEventKind.optional(),
	on: plainDate.optional().describe('Only events of this day in the clinic.'),
});
export type ListSecurityEventsInput = z.infer<typeof listSecurityEventsInput>;
export const securityEventPage = pageOf(securityEvent, 'SecurityEventPage');
