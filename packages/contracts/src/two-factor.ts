import { z } from 'zod';
import { id, instant } from './schema/fields.ts';

/** Whom an installation requires to have a second factor. */
export const twoFactorRequirements = ['off', 'admins', 'everyone'] as const;
export type TwoFactorRequirement = (typeof twoFactorRequirements)[number];

/** A code as people type it: spaces, hyphens and case do not matter. */
export const secondFactorCode = z
	.string()
	.min(1)
	.max(100)
	.describe(
		'Six digits of the authenticator app, or a recovery code in their place. Spaces and hyphens do not matter. Each code works once.',
	);

/** For what weakens an account. */
export const currentPassword = z
	.string()
	.min(1)
	.max(1000)
	.describe('May be left out within ten minutes of signing in.');

export const beginTotpInput = z
	.strictObject({ currentPassword: currentPassword.optional() })
	.meta({ examples: [{ currentPassword: 'seven quiet lanterns' }] });
export type BeginTotpInput = z.infer<typeof beginTotpInput>;

/** What an authenticator app is set up with. */
export const totpSetup = z
	.strictObject({
		secret: z.string().describe('In Base32, to type into an app.'),
		uri: z.string().describe('The same as `otpauth:` URI, for a QR code.'),
	})
	.meta({ id: 'TotpSetup' });
export type TotpSetup = z.infer<typeof totpSetup>;

export const confirmTotpInput = z
	.strictObject({
		code: z
			.string()
			.min(1)
			.max(100)
			.describe('Six digits of the authenticator app that was set up.'),
	})
	.meta({ examples: [{ code: '492039' }] });
export type ConfirmTotpInput = z.infer<typeof confirmTotpInput>;

/** How many recovery codes there are at first. */
export const recoveryCodeCount = 10;

export const recoveryCodeList = z
	.strictObject({
		recoveryCodes: z
			.array(z.string())
			.describe('Shown this once. Each signs in once in the place of a code of the app.'),
	})
	.meta({ id: 'RecoveryCodes' });
export type RecoveryCodeList = z.infer<typeof recoveryCodeList>;

/** For renewing the recovery codes, and for turning the second factor off. */
export const changeTwoFactorInput = z
	.strictObject({ currentPassword: currentPassword.optional(), code: secondFactorCode })
	.meta({ examples: [{ currentPassword: 'seven quiet lanterns', code: '492039' }] });
export type ChangeTwoFactorInput = z.infer<typeof changeTwoFactorInput>;

/** A passkey: signing in with it takes neither a password nor a code. */
export const passkey = z
	.strictObject({
		id,
		name: z.string(),
		createdAt: instant,
		lastUsedAt: instant.nullable().describe('Null: never used.'),
	})
	.meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof passkey>;

/** The second factors of an account. */
export const twoFactor = z
	.strictObject({
		totp: z.boolean().describe('Whether signing in needs a code of an authenticator app.'),
		totpSince: instant.nullable().describe('Since when it does. Null: it does not.'),
		passkeys: z.array(passkey),
		recoveryCodesLeft: z.int(),
	})
	.meta({ id: 'TwoFactor' });
export type TwoFactor = z.infer<typeof twoFactor>;
