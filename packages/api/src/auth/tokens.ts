import type { SessionProof } from '@hms/db';
import {
	type CryptoKey,
	exportJWK,
	generateKeyPair,
	importJWK,
	type JWK,
	jwtVerify,
	SignJWT,
} from 'jose';
import { z } from 'zod';

const algorithm = 'ES256';
const type = 'at+jwt';
const issuer = 'hms';
const audience = 'hms-api';

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

/** A new private key as JWK, to be kept. */
export async function generateSigningKey(): Promise<JWK> {
	const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
	return { ...(await exportJWK(privateKey)), alg: algorithm, use: 'sig', kid: crypto.randomUUID() };
}

/** Signs and checks the tokens that programs carry. */
export class Tokens {
	/** How long a token is good for, in seconds; the session behind it may end sooner, and then so does the token. */
	readonly lifetime = 600;
	readonly #kid: string;
	readonly #privateKey: CryptoKey;
	readonly #publicKey: CryptoKey;

	private constructor(kid: string, privateKey: CryptoKey, publicKey: CryptoKey) {
		this.#kid = kid;
		this.#privateKey = privateKey;
		this.#publicKey = publicKey;
	}

	/** @param jwk a private key as `generateSigningKey` makes it */
	static async from(jwk: JWK): Promise<Tokens> {
		const { d: _secret, ...open } = jwk;
		const [privateKey, publicKey] = await Promise.all([
			importJWK(jwk, algorithm),
			importJWK(open, algorithm),
		]);
		if (!jwk.kid || privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
			throw new Error('the signing key is not an ES256 key with a kid');
		}
		return new Tokens(jwk.kid, privateKey, publicKey);
	}

	sign(session: { sessionId: string; userId: string }): Promise<string> {
		return new SignJWT({ sid: session.sessionId })
			.setProtectedHeader({ alg: algorithm, typ: type, kid: this.#kid })
			.setIssuer(issuer)
			.setAudience(audience)
			.setSubject(session.userId)
			.setIssuedAt()
			.setExpirationTime(`${this.lifetime} s`)
			.sign(this.#privateKey);
	}

	/** The session a token stands for, or null for anything but a token of ours that has not run out. */
	async verify(token: string): Promise<SessionProof | null> {
		try {
			const { payload } = await jwtVerify(token, this.#publicKey, {
				algorithms: [algorithm],
				typ: type,
				issuer,
				audience,
				requiredClaims: ['sub', 'sid', 'exp', 'iat'],
			});
			const { sub, sid } = claims.parse(payload);
			return { sessionId: sid, userId: sub, secretHash: null };
		} catch {
			// Whatever is wrong with it, the answer is the same: it is no token.
			return null;
		}
	}
}
