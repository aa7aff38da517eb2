import { z } from 'zod';
import { dateOrder, language, timeFormat } from './clinic.ts';
import { accountEmail } from './email/email.ts';
import { linkToken } from './invitation.ts';
import { areValid } from './schema/are-valid.ts';
import { id, instant, personName } from './schema/fields.ts';
import { readOnlyFields } from './schema/rows.ts';
import { secondFactorCode } from './two-factor.ts';
import { role } from './user.ts';

/** 12 to 128 characters of any kind: length protects, composition rules do not (NIST SP 800-63B). */
export const password = z
	.string()
	.min(12)
	.max(128)
	.describe(
		'Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed.',
	);

/** The formats that a user has chosen. */
const formatFields = {
	language: language.nullable().describe('Null: as the clinic.'),
	dateOrder: dateOrder.nullable().describe('Null: as the clinic.'),
	timeFormat: timeFormat.nullable().describe('Null: as the clinic.'),
};

export const user = z
	.strictObject({
		id,
		name: z.string(),
		email: z.string(),
		role,
		createdAt: instant,
		...formatFields,
	})
	.meta({
		id: 'User',
		examples: [
			{
				id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01',
				name: 'Mary Seacole',
				email: 'mary@clinic.example',
				role: 'staff',
				createdAt: '2026-11-23T09:12:45.120Z',
				...{ language: null, dateOrder: 'dmy', timeFormat: null },
			},
		],
	});
export type User = z.infer<typeof user>;

/** Whether a password is the user's own name or address, ignoring case and surrounding space. */
export function isOwnNameOrAddress(
	candidate: string,
	{ name, email }: { name: string; email: string },
): boolean {
	const normalized = candidate.trim().normalize('NFC').toLowerCase();
	return [name, email, email.split('@')[0]].some((own) => own?.toLowerCase() === normalized);
}

export const ownNameOrAddressError = 'must not be your own name or address';

export const registerInput = z
	.strictObject({
		name: personName,
		email: accountEmail,
		password,
		invitation: linkToken
			.optional()
			.describe('The token of an invitation, which is what follows `invitation=` in its link.'),
	})
	.refine((input) => !isOwnNameOrAddress(input.password, input), {
		path: ['password'],
		error: ownNameOrAddressError,
		when: areValid({ name: personName, email: accountEmail, password: z.string() }),
	})
	.meta({
		examples: [
			{ name: 'Mary Seacole', email: 'mary@clinic.example', password: 'seven quiet lanterns' },
		],
	});
export type RegisterInput = z.infer<typeof registerInput>;

// A password is not checked against the rules on sign-in: accounts older than a rule must still get in.
export const loginInput = z
	.strictObject({
		email: accountEmail,
		password: z.string().min(1).max(1000),
		code: secondFactorCode.optional(),
		deviceToken: z
			.string()
			.min(1)
			.max(4000)
			.optional()
			.describe(
				'That of the last sign-in, for programs: who signs in from there does not have to wait for others who guess the password.',
			),
	})
	.meta({ examples: [{ email: 'mary@clinic.example', password: 'seven quiet lanterns' }] });
export type LoginInput = z.infer<typeof loginInput>;

/** The answer to a program's sign-in. */
export const sessionAnswer = z
	.strictObject({
		user,
		token: z.string().describe('A JWT (ES256) for `Authorization: Bearer`.'),
		tokenType: z.literal('Bearer'),
		expiresIn: z.int().describe('For how many seconds the token is taken.'),
		refreshToken: z.string().describe('Gets the next token, once.'),
		deviceToken: z
			.string()
			.optional()
			.describe(
				'After a sign-in. Send it with the next one; it opens nothing by itself, and is good for a year.',
			),
	})
	.meta({ id: 'SessionAnswer' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** The answer to a browser's sign-in; the session is in an HttpOnly cookie. */
export const userAnswer = z.strictObject({ user });

export const refreshInput = z
	.strictObject({ refreshToken: z.string().min(1).max(200) })
	.meta({ examples: [{ refreshToken: '…' }] });

export const updateMeInput = z
	.strictObject({
		name: personName.optional(),
		...z.object(formatFields).partial().shape,
		...readOnlyFields(['id', 'email', 'role', 'createdAt']),
	})
	.meta({ examples: [{ name: 'Mary Jane Seacole' }] });
export type UpdateMeInput = z.infer<typeof updateMeInput>;

export const changePasswordInput = z
	.strictObject({
		currentPassword: z.string().min(1).max(1000),
		newPassword: password,
	})
	.meta({
		examples: [{ currentPassword: 'seven quiet lanterns', newPassword: 'nine loud kettles boil' }],
	});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const forgotPasswordInput = z
	.strictObject({ email: accountEmail })
	.meta({ examples: [{ email: 'mary@clinic.example' }] });
export type ForgotPasswordInput = z.infer<typeof forgotPasswordInput>;

export const resetPasswordInput = z
	.strictObject({
		token: linkToken.describe('What follows `token=` in the link.'),
		newPassword: password,
	})
	.meta({ examples: [{ token: '…', newPassword: 'nine loud kettles boil' }] });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const registrations = ['open', 'invite', 'closed'] as const;
export type Registration = (typeof registrations)[number];

/** What the pages before sign-in can offer. */
export const signInOptions = z.strictObject({
	registration: z.enum(registrations).meta({
		id: 'Registration',
		description: 'Who may register. `open` as well while there is no account.',
	}),
	mail: z.boolean().describe('Whether links to set a new password are mailed.'),
	clinicName: z.string().nullable().describe('The name of the clinic, if it has one.'),
});
export type SignInOptions = z.infer<typeof signInOptions>;

/** A session of a user. */
export const session = z
	.strictObject({
		id,
		createdAt: instant,
		lastUsedAt: instant,
		userAgent: z.string().nullable().describe('What the program or browser called itself.'),
		current: z.boolean().describe('Whether it is the session that asks.'),
	})
	.meta({ id: 'Session' });
export type Session = z.infer<typeof session>;
export const sessionList = z.strictObject({ items: z.array(session) }).meta({ id: 'SessionList' });
