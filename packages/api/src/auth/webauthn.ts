import {
	type NewPasskeyCredential,
	type PasskeyCredential,
	type PasskeyOptions,
	type PasskeySignInOptions,
	passkeyOptions,
	type User,
} from '@hms/contracts';
import {
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { COSEALG, decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { parse as bytesOfUuid } from 'uuid';
import type { Context } from '../context.ts';

/** For how many seconds a challenge can be answered. */
export const challengeSeconds = 300;
const timeout = challengeSeconds * 1000;

/** The same on every machine, whatever its Node.js can verify. */
const supportedAlgorithmIDs = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** What a passkey of this account knows its user by. */
export const userHandleOf = (userId: string): string =>
	Buffer.from(bytesOfUuid(userId)).toString('base64url');

/** What authenticators sign for: the name in the address that people type, and that address. */
function siteOf({ origin }: Context) {
	const url = new URL(origin);
	return { rpId: url.hostname, origin: url.origin };
}

const expectations = (ctx: Context, challenge: string) => {
	const { rpId, origin } = siteOf(ctx);
	return {
		...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId },
		requireUserVerification: true,
	};
};

/** What a browser makes a passkey by. @param known the ids of those that there are, which no device needs twice */
export async function registrationOptions(
	ctx: Context,
	user: User,
	challenge: Uint8Array<ArrayBuffer>,
	known: Buffer[],
): Promise<PasskeyOptions> {
	const { hints: _hints, ...options } = await generateRegistrationOptions({
		...{ rpName: 'HMS', rpID: siteOf(ctx).rpId, challenge, timeout, supportedAlgorithmIDs },
		...{ userID: bytesOfUuid(user.id), userName: user.email, userDisplayName: user.name },
		excludeCredentials: known.map((id) => ({ id: id.toString('base64url') })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
	});
	return passkeyOptions.parse(options);
}

/** What a browser signs in by, with whichever passkey its user chooses. */
export const signInOptions = (ctx: Context, challenge: Uint8Array): PasskeySignInOptions => ({
	challenge: Buffer.from(challenge).toString('base64url'),
	...{ rpId: siteOf(ctx).rpId, timeout, userVerification: 'required' },
});

/** The answer of a library that throws for whatever is wrong with a credential; undefined then. It uses nothing that can fail. */
async function unlessWrong<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
	try {
		return await read();
	} catch {
		return undefined;
	}
}

/** The challenge that a credential says it answers; undefined if it says none. */
export function challengeIn({
	response,
}: NewPasskeyCredential | PasskeyCredential): Promise<string | undefined> {
	return unlessWrong(() => {
		const { challenge } = decodeClientDataJSON(response.clientDataJSON);
		return typeof challenge === 'string' ? challenge : undefined;
	});
}

/** The key of a passkey that was made for a challenge; undefined if the credential does not prove that it was. */
export function verifyNew(ctx: Context, credential: NewPasskeyCredential, challenge: string) {
	return unlessWrong(async () => {
		const { registrationInfo } = await verifyRegistrationResponse({
			...expectations(ctx, challenge),
			supportedAlgorithmIDs,
			response: { ...credential, clientExtensionResults: {} },
		});
		return registrationInfo?.credential;
	});
}

/** What is known of a passkey. */
interface KnownKey {
	credentialId: Buffer;
	publicKey: Buffer;
	counter: number;
}

/** How often a passkey was used by now; undefined if the credential does not prove that it was used for a challenge. */
export function verifyUse(
	ctx: Context,
	credential: PasskeyCredential,
	challenge: string,
	{ credentialId, publicKey, counter }: KnownKey,
): Promise<number | undefined> {
	// Whose it is was not the library's to check.
	const { userHandle: _userHandle, ...response } = credential.response;
	return unlessWrong(async () => {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			...expectations(ctx, challenge),
			response: { ...credential, response, clientExtensionResults: {} },
			credential: {
				...{ id: credentialId.toString('base64url'), counter },
				publicKey: Uint8Array.from(publicKey),
			},
		});
		return verified ? authenticationInfo.newCounter : undefined;
	});
}
