import { z } from 'zod';
import { email, id, instant, personName } from './text.ts';

export const roles = ['admin', 'staff'] as const;
export type Role = (typeof roles)[number];

/** 12 to 128 characters of any kind: length protects, composition rules do not (NIST SP 800-63B). */
export const password = z.string().min(12).max(128);

/** An address under which an account is kept: case does not make another one. */
export const accountEmail = email.overwrite((value) => value.toLowerCase());

export const user = z.strictObject({
	id,
	name: z.string(),
	email: z.string(),
	role: z.enum(roles),
	createdAt: instant,
});
export type User = z.infer<typeof user>;

function isOwnNameOrAddress(input: { name: string; email: string; password: string }): boolean {
	const given = input.password.trim().toLowerCase();
	return [input.name, input.email, input.email.split('@')[0]].some(
		(own) => own?.toLowerCase() === given,
	);
}

export const registerInput = z
	.strictObject({ name: personName, email: accountEmail, password })
	.refine((input) => !isOwnNameOrAddress(input), {
		path: ['password'],
		error: 'must not be your own name or address',
	});
export type RegisterInput = z.infer<typeof registerInput>;

// A password is not checked against the rules on sign-in: accounts older than a rule must still get in.
export const loginInput = z.strictObject({
	email: accountEmail,
	password: z.string().min(1).max(1000),
});
export type LoginInput = z.infer<typeof loginInput>;

/** What a program gets on sign-in: `token` goes into `Authorization: Bearer`, for `expiresIn` seconds. */
export const sessionAnswer = z.strictObject({
	user,
	token: z.string(),
	tokenType: z.literal('Bearer'),
	expiresIn: z.int(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** What a browser gets: the session itself is in a cookie that scripts cannot read. */
export const userAnswer = z.strictObject({ user });
