import { z } from 'zod';
import { addYears, today } from './dates/plain-date.ts';
import { tokenScopes, tokenSorts } from './enums.ts';
import { id, instant, line, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { currentPassword } from './two-factor.ts';

const scope = z.enum(tokenScopes).meta({
	id: 'TokenScope',
	description:
		'`read` may change nothing. Neither may use `/auth`, `/users`, `/invitations`, `/shares`, `/transfers`, `/emergency-access`.',
});

const example = {
	id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f03',
	name: 'Waiting room board',
	scope: 'read',
	expiresOn: '2027-05-31',
	createdAt: '2026-11-23T09:12:45.120Z',
} as const;

/** A bearer token that a user has made for a program. */
export const personalToken = z
	.strictObject({
		id,
		name: z.string(),
		scope,
		expiresOn: plainDate.describe('The last day on which it works, in the clinic’s time zone.'),
		createdAt: instant,
		lastUsedAt: instant.nullable().describe('To the minute. Null: never used.'),
	})
	.meta({
		id: 'PersonalToken',
		examples: [{ ...example, lastUsedAt: '2026-11-24T08:00:03.000Z' }],
	});
export type PersonalToken = z.infer<typeof personalToken>;

export const createTokenInput = z
	.strictObject({
		name: line(100).describe('What it is for.'),
		scope,
		expiresOn: plainDate
			.refine((day) => day >= today(), { error: 'must not be in the past', abort: true })
			.refine((day) => day <= addYears(today(), 1), { error: 'must be within a year' })
			.describe('The last day on which it works, in the clinic’s time zone; within a year.'),
		currentPassword: currentPassword.optional(),
	})
	.meta({ examples: [{ name: 'Waiting room board', scope: 'read', expiresOn: '2027-05-31' }] });
export type CreateTokenInput = z.infer<typeof createTokenInput>;

export const newPersonalToken = personalToken
	.extend({ token: z.string().describe('For `Authorization: Bearer`. Shown this once.') })
	.meta({
		id: 'NewPersonalToken',
		examples: [{ ...example, lastUsedAt: null, token: 'hms_read_…' }],
	});
export type NewPersonalToken = z.infer<typeof newPersonalToken>;

export const listTokensInput = z.strictObject(pageInput(tokenSorts, 'TokenSort'));
export type ListTokensInput = z.infer<typeof listTokensInput>;
export const tokenPage = pageOf(personalToken, 'PersonalTokenPage');
