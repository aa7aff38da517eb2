import type { SessionProof } from '@hms/db';
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

const algorithm = 'ES256';
const type = 'at+jwt';
const issuer = 'hms';
const audience = 'hms-api';

/** A verification costs more than the rest of a small request, so verified tokens are remembered: so many at most. */
const cacheSize = 10_000;

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

const signingKey = z.looseObject({
	kty: z.literal('EC'),
	crv: z.literal('P-256'),
	kid: z.string().min(1),
	x: z.string(),
	y: z.string(),
	d: z.string().optional(),
});

/** Keys as kept or configured: the first that has its private part signs, all of them verify. */
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

/** A new private key, to be kept. */
export async function generateSigningKeys(): Promise<SigningKeySet> {
	const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
	const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() };
	return signingKeySet.parse({ keys: [jwk] });
}

/** Signs and checks the tokens that programs carry. */
export class Tokens {
	/** How long a token is good for, in seconds; the session behind it may end sooner, and then so does the token. */
	readonly lifetime = 600;
	/** What everybody may know: the public parts of all keys. */
	readonly jwks: { keys: JWK[] };
	readonly #kid: string;
	readonly #privateKey: CryptoKey;
	readonly #publicKeys: JWTVerifyGetKey;
	readonly #verified = new Map<string, { proof: SessionProof; expiresAt: number }>();

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
		const open = keys.map(({ kty, crv, kid, x, y }) => ({
			kty,
			crv,
			kid,
			x,
			y,
			alg: algorithm,
			use: 'sig',
		}));
		return new Tokens(active.kid, privateKey, { keys: open });
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
		const known = this.#verified.get(token);
		if (known) return known.expiresAt > Date.now() / 1000 ? known.proof : null;
		try {
			const { payload } = await jwtVerify(token, this.#publicKeys, {
				algorithms: [algorithm],
				typ: type,
				issuer,
				audience,
				requiredClaims: ['sub', 'sid', 'exp', 'iat'],
			});
			const { sub, sid, exp } = claims.parse(payload);
			const proof = { sessionId: sid, userId: sub, secretHash: null };
			this.#remember(token, { proof, expiresAt: exp });
			return proof;
		} catch {
			// Whatever is wrong with it, the answer is the same: it is no token.
			return null;
		}
	}

	#remember(token: string, entry: { proof: SessionProof; expiresAt: number }): void {
		this.#verified.set(token, entry);
		// A Map keeps the order of insertion; tokens all live equally long, so the first runs out first.
		const [oldest] = this.#verified.keys();
		if (this.#verified.size > cacheSize && oldest !== undefined) this.#verified.delete(oldest);
	}
}
