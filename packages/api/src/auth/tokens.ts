import type { SessionCredentials } from '@hms/db';
import {
	type CryptoKey,
	createLocalJWKSet,
	exportJWK,
	generateKeyPair,
	importJWK,
	type JWK,
	type JWTVerifyGetKey,
	jwtVerify,
	SignJWT,
} from 'jose';
import { z } from 'zod';
import { CredentialCache } from './credential-cache.ts';

const algorithm = 'ES256';
const type = 'at+jwt';
const issuer = 'hms';
const audience = 'hms-api';

/** A device token says who has signed in there before, and is no access token: it has another type and audience. */
const deviceType = 'device+jwt';
const deviceAudience = 'hms-device';
const deviceClaims = z.object({ jti: z.uuid(), users: z.array(z.uuid()) });

/** A browser or program in which users have signed in before. */
export interface Device {
	id: string;
	userIds: string[];
}

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

const signingKey = z.looseObject({
	kty: z.literal('EC'),
	crv: z.literal('P-256'),
	kid: z.string().min(1),
	x: z.string(),
	y: z.string(),
	d: z.string().optional(),
});

/** Signing keys as stored or configured: the first with a private part signs, all of them verify. */
export const signingKeySet = z.object({
	keys: z
		.array(signingKey)
		.refine((keys) => keys.some((key) => key.d !== undefined), {
			error: 'must hold a private key (with "d")',
		})
		.refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, {
			error: 'must not hold a kid twice',
		}),
});
export type SigningKeySet = z.infer<typeof signingKeySet>;

/** Generates a private key, to be stored. */
export async function generateSigningKeys(): Promise<SigningKeySet> {
	const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
	const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() };
	return signingKeySet.parse({ keys: [jwk] });
}

/** Signs and verifies the access tokens of programs. */
export class Tokens {
	/** Lifetime of a token in seconds; it ends sooner if its session does. */
	readonly lifetime = 600;
	/** Lifetime of a device token in seconds: a year. */
	readonly deviceLifetime = 31_536_000;
	/** The public parts of all keys. */
	readonly jwks: { keys: JWK[] };
	readonly #kid: string;
	readonly #privateKey: CryptoKey;
	readonly #publicKeys: JWTVerifyGetKey;
	/** Of tokens and cookies. */
	readonly cache = new CredentialCache();

	private constructor(kid: string, privateKey: CryptoKey, jwks: { keys: JWK[] }) {
		this.#kid = kid;
		this.#privateKey = privateKey;
		this.jwks = jwks;
		this.#publicKeys = createLocalJWKSet(jwks);
	}

	static async from({ keys }: SigningKeySet): Promise<Tokens> {
		const active = keys.find(({ d }) => d !== undefined);
		if (active?.d === undefined) throw new Error('there is no key to sign with');
		const privateKey = await importJWK({ ...active, d: active.d }, algorithm);
		if (privateKey instanceof Uint8Array)
			throw new Error('the key to sign with is not an ES256 key');
		const publicKeys = keys.map(({ kty, crv, kid, x, y }) => ({
			kty,
			crv,
			kid,
			x,
			y,
			alg: algorithm,
			use: 'sig',
		}));
		return new Tokens(active.kid, privateKey, { keys: publicKeys });
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

	/** A token that a browser or program sends with its next sign-in. */
	signDevice({ id, userIds }: Device): Promise<string> {
		return new SignJWT({ users: userIds })
			.setProtectedHeader({ alg: algorithm, typ: deviceType, kid: this.#kid })
			.setIssuer(issuer)
			.setAudience(deviceAudience)
			.setJti(id)
			.setIssuedAt()
			.setExpirationTime(`${this.deviceLifetime} s`)
			.sign(this.#privateKey);
	}

	/** The device of a token; null if it is not one of ours or has expired. */
	async verifyDevice(token: string): Promise<Device | null> {
		try {
			const { payload } = await jwtVerify(token, this.#publicKeys, {
				algorithms: [algorithm],
				typ: deviceType,
				issuer,
				audience: deviceAudience,
				requiredClaims: ['jti', 'exp', 'iat'],
			});
			const { jti, users } = deviceClaims.parse(payload);
			return { id: jti, userIds: users };
		} catch {
			// Any invalid token is treated as none.
			return null;
		}
	}

	/** The session credentials of a token; null if it is not one of ours or has expired. */
	async verify(token: string): Promise<SessionCredentials | null> {
		const known = this.cache.get(token);
		if (known) return known;
		try {
			const { payload } = await jwtVerify(token, this.#publicKeys, {
				algorithms: [algorithm],
				typ: type,
				issuer,
				audience,
				requiredClaims: ['sub', 'sid', 'exp', 'iat'],
			});
			const { sub, sid, exp } = claims.parse(payload);
			const credentials = { sessionId: sid, userId: sub, secretHash: null };
			this.cache.set(token, credentials, exp * 1000);
			return credentials;
		} catch {
			// Any invalid token is treated as none.
			return null;
		}
	}
}
