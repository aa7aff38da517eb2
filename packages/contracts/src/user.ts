import { z } from 'zod';
import { roles, userSorts, userStatuses } from './enums.ts';
import { id, instant, line } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { rowInput } from './schema/rows.ts';

/** What a user may do. */
export const role = z
	.enum(roles)
	.meta({ id: 'Role', description: 'The first account of an installation is `admin`.' });

const userStatus = z
	.enum(userStatuses)
	.meta({ id: 'UserStatus', description: 'Nobody can sign in to a disabled account.' });

/** A user, where only the name matters. */
export const namedUser = z.strictObject({ id, name: z.string() }).meta({ id: 'NamedUser' });

/** A user as colleagues see one. The last three fields are for administrators. */
export const listedUser = z
	.strictObject({
		id,
		name: z.string(),
		role,
		status: userStatus,
		email: z.string().optional().describe('For administrators only.'),
		lastSeenAt: instant
			.nullable()
			.optional()
			.describe('To the minute. Null: never signed in. For administrators only.'),
		twoFactor: z
			.boolean()
			.optional()
			.describe('Whether there is a second factor. For administrators only.'),
	})
	.meta({
		id: 'ListedUser',
		examples: [
			{
				id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01',
				name: 'Mary Seacole',
				role: 'staff',
				status: 'active',
				email: 'mary@clinic.example',
				lastSeenAt: '2026-11-23T09:12:45.120Z',
				twoFactor: true,
			},
		],
	});
export type ListedUser = z.infer<typeof listedUser>;

export const listUsersInput = z.strictObject({
	...pageInput(userSorts, 'UserSort'),
	q: line(200)
		.optional()
		.describe(
			'Words, each of which has to be in the name; for administrators in the name or the address.',
		),
	status: z
		.enum([...userStatuses, 'all'])
		.meta({ id: 'UserStatusFilter' })
		.default('active'),
});
export type ListUsersInput = z.infer<typeof listUsersInput>;
export const userPage = pageOf(listedUser, 'UserPage');

export const updateUserInput = rowInput
	.extend({ role: role.optional(), status: userStatus.optional() })
	.meta({ examples: [{ status: 'disabled' }] });
export type UpdateUserInput = z.infer<typeof updateUserInput>;

/** A link with which somebody sets a new password. */
export const passwordResetLink = z
	.strictObject({
		url: z.string().describe('Shown this once; works once.'),
		expiresAt: instant,
	})
	.meta({ id: 'PasswordResetLink' });
export type PasswordResetLink = z.infer<typeof passwordResetLink>;
