import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type {
	NewPasskeyCredential,
	Passkey,
	PasskeyCredential,
	PasskeyOptions,
	PasskeySignInOptions,
} from '@hms/contracts';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { appRouter } from '../router.ts';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: string | Uint8Array) => Buffer.from(data).toString('base64url');

/** What a browser tells an authenticator, and what that says of its user. */
export interface Ceremony {
	origin: string;
	rpId: string;
	isPresent: boolean;
	isVerified: boolean;
	type: string;
}

/** An authenticator as WebAuthn describes it, with one passkey (ES256, attestation "none"), and the browser before it. */
export class Authenticator {
	/** Of the passkey, in base64url. */
	readonly id: string;
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	/** How often it was used; it says 0 always unless it counts. */
	counter: number;
	#user = '';

	constructor({ id = base64url(randomBytes(16)), counter = 0 } = {}) {
		this.id = id;
		this.counter = counter;
	}

	/** Makes the passkey. @param odd what differs from what an honest browser and authenticator do */
	create(options: PasskeyOptions, odd: Partial<Ceremony> = {}): NewPasskeyCredential {
		this.#user = options.user.id;
		const ceremony = ceremonyOf(options.rp.id, 'webauthn.create', odd);
		const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
		const key = new Map<number, number | Uint8Array>([
			...([[1, 2] as const, [3, -7] as const, [-1, 1] as const] satisfies [number, number][]),
			[-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
			[-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
		]);
		const id = Buffer.from(this.id, 'base64url');
		const length = Buffer.alloc(2);
		length.writeUInt16BE(id.length);
		const attested = [Buffer.alloc(16), length, id, Buffer.from(isoCBOR.encode(key))];
		const authData = Uint8Array.from(this.#authData(ceremony, attested));
		const attestationObject = isoCBOR.encode(
			new Map<string, unknown>([
				['fmt', 'none'],
				['attStmt', new Map()],
				['authData', authData],
			]) as never,
		);
		return {
			...this.#names(),
			response: {
				clientDataJSON: base64url(clientData(ceremony, options.challenge)),
				attestationObject: base64url(attestationObject),
			},
		};
	}

	/** Signs in with the passkey. @param odd as in `create` */
	get(options: PasskeySignInOptions, odd: Partial<Ceremony> = {}): PasskeyCredential {
		if (this.counter > 0) this.counter++;
		const ceremony = ceremonyOf(options.rpId, 'webauthn.get', odd);
		const clientDataJSON = clientData(ceremony, options.challenge);
		const authData = this.#authData(ceremony, []);
		const signed = Buffer.concat([authData, sha256(clientDataJSON)]);
		return {
			...this.#names(),
			response: {
				clientDataJSON: base64url(clientDataJSON),
				authenticatorData: base64url(authData),
				signature: base64url(sign('sha256', signed, this.#keys.privateKey)),
				userHandle: this.#user,
			},
		};
	}

	#names() {
		return { id: this.id, rawId: this.id, type: 'public-key' as const };
	}

	#authData({ rpId, isPresent, isVerified }: Ceremony, attested: Buffer[]): Buffer {
		const flags = (isPresent ? 1 : 0) | (isVerified ? 4 : 0) | (attested.length > 0 ? 64 : 0);
		const head = Buffer.alloc(5);
		head.writeUInt8(flags);
		head.writeUInt32BE(this.counter, 1);
		return Buffer.concat([sha256(rpId), head, ...attested]);
	}
}

const ceremonyOf = (rpId: string, type: string, odd: Partial<Ceremony>): Ceremony => ({
	...{ origin: `http://${rpId}:3000`, rpId, type, isPresent: true, isVerified: true },
	...odd,
});

const clientData = ({ type, origin }: Ceremony, challenge: string) =>
	JSON.stringify({ type, challenge, origin, crossOrigin: false });

type Api = ReturnType<typeof appRouter.createCaller>;

/** Registers the passkey of an authenticator for a signed-in user. */
export async function addPasskey(
	{ auth }: Api,
	authenticator: Authenticator,
	odd: Partial<Ceremony> = {},
): Promise<Passkey> {
	const options = await auth.beginPasskey({});
	return auth.createPasskey({ name: 'Phone', credential: authenticator.create(options, odd) });
}
