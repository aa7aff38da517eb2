import { z } from 'zod';
import { line } from './schema/fields.ts';
import { rowInput } from './schema/rows.ts';
import { currentPassword } from './two-factor.ts';

/** The most passkeys of one account. */
export const maxPasskeys = 20;

const bytes = (max: number) =>
	z
		.string()
		.min(1)
		.max(max)
		.regex(/^[\w-]+$/, { error: 'must be bytes in base64url' });

const publicKey = z.literal('public-key');

// What browsers answer has further members, and will have others: they are ignored.
const credentialFields = { id: bytes(2000), rawId: bytes(2000), type: publicKey };

/** What an authenticator answers to the options of `POST /auth/passkeys/options`. */
const newCredential = z
	.object({
		...credentialFields,
		response: z.object({ clientDataJSON: bytes(10_000), attestationObject: bytes(100_000) }),
	})
	.meta({
		id: 'NewPasskeyCredential',
		description:
			'What `navigator.credentials.create` answers to the options, as `toJSON` writes it. Other members are ignored.',
	});
export type NewPasskeyCredential = z.infer<typeof newCredential>;

/** What an authenticator answers to the options of `POST /auth/passkeys/sign-in/options`. */
const usedCredential = z
	.object({
		...credentialFields,
		response: z.object({
			clientDataJSON: bytes(10_000),
			authenticatorData: bytes(10_000),
			signature: bytes(10_000),
			userHandle: bytes(100).optional(),
		}),
	})
	.meta({
		id: 'PasskeyCredential',
		description:
			'What `navigator.credentials.get` answers to the options, as `toJSON` writes it. Other members are ignored.',
	});
export type PasskeyCredential = z.infer<typeof usedCredential>;

/** For what weakens an account and needs nothing else. */
export const passkeyOptionsInput = z
	.strictObject({ currentPassword: currentPassword.optional() })
	.meta({ examples: [{ currentPassword: 'seven quiet lanterns' }] });
export type PasskeyOptionsInput = z.infer<typeof passkeyOptionsInput>;

const credentialId = z.strictObject({ id: z.string(), type: publicKey });
const text = z.string();

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
export const passkeyOptions = z
	.strictObject({
		challenge: text.describe('Works once, within five minutes.'),
		rp: z.strictObject({ name: text, id: text }),
		user: z.strictObject({ id: text, name: text, displayName: text }),
		pubKeyCredParams: z.array(z.strictObject({ alg: z.int(), type: publicKey })),
		timeout: z.int(),
		attestation: z.literal('none'),
		excludeCredentials: z.array(credentialId),
		authenticatorSelection: z.strictObject({
			residentKey: z.literal('required'),
			requireResidentKey: z.boolean(),
			userVerification: z.literal('required'),
		}),
		extensions: z.strictObject({ credProps: z.boolean() }),
	})
	.meta({
		id: 'PasskeyOptions',
		description: 'The `publicKey` of `navigator.credentials.create`, with bytes in base64url.',
	});
export type PasskeyOptions = z.infer<typeof passkeyOptions>;

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. */
export const passkeySignInOptions = z
	.strictObject({
		challenge: text.describe('Works once, within five minutes.'),
		rpId: text,
		timeout: z.int(),
		userVerification: z.literal('required'),
	})
	.meta({
		id: 'PasskeySignInOptions',
		description: 'The `publicKey` of `navigator.credentials.get`, with bytes in base64url.',
	});
export type PasskeySignInOptions = z.infer<typeof passkeySignInOptions>;

const name = line(100).describe('What the user knows it by.');

const exampleOf = <Response>(response: Response) => ({
	...{ id: 'Rm9yZ290dGVu', rawId: 'Rm9yZ290dGVu', type: 'public-key' as const },
	response: { clientDataJSON: 'eyJ0eXBlIjoid2ViYXV0aG4ifQ', ...response },
});

export const createPasskeyInput = z
	.strictObject({ name: name.optional(), credential: newCredential })
	.meta({
		examples: [
			{ name: 'My phone', credential: exampleOf({ attestationObject: 'o2NmbXRkbm9uZQ' }) },
		],
	});
export type CreatePasskeyInput = z.infer<typeof createPasskeyInput>;

export const updatePasskeyInput = rowInput
	.extend({ name })
	.meta({ examples: [{ name: 'My phone' }] });
export type UpdatePasskeyInput = z.infer<typeof updatePasskeyInput>;

export const deletePasskeyInput = rowInput.extend(passkeyOptionsInput.shape);
export type DeletePasskeyInput = z.infer<typeof deletePasskeyInput>;

export const passkeySignInInput = z.strictObject({ credential: usedCredential }).meta({
	examples: [
		{
			credential: exampleOf({
				...{
					authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2M',
					signature: 'MEUCIQDKn5tq',
				},
				userHandle: 'AZNrHnwAehCPOl0rnE5vAw',
			}),
		},
	],
});
export type PasskeySignInInput = z.infer<typeof passkeySignInInput>;
