import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, cheapHashes, openClinic } from '../testing/clinic.ts';
import { Passwords } from './passwords.ts';
import { generateSigningKeys, signingKeySet, Tokens } from './tokens.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('a token', () => {
	const session = {
		sessionId: '01900000-0000-7000-8000-000000000000',
		userId: '01900000-0000-7000-8000-000000000001',
	};

	it('is refused if it is forged, altered or expired', async () => {
		const key = await generateSigningKeys();
		const tokens = await Tokens.from(key);
		const stranger = await Tokens.from(await generateSigningKeys());
		const good = await tokens.sign(session);
		expect(await tokens.verify(good)).toEqual({ ...session, secretHash: null });
		expect(await stranger.verify(good)).toBeNull();
		const [header, payload, signature] = good.split('.');
		const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
		for (const bad of [
			'',
			'x',
			`${none}.${payload}.`,
			`${header}.${payload}.${signature?.slice(1)}x`,
			`${header}.${payload}`,
		]) {
			expect(await tokens.verify(bad), bad).toBeNull();
		}
		// Signed with a secret that is public: the old trick with HS256.
		const publicKey = new TextEncoder().encode(JSON.stringify(tokens.jwks.keys[0]));
		const forged = await new SignJWT({ sid: session.sessionId })
			.setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
			.setIssuer('hms')
			.setAudience('hms-api')
			.setSubject(session.userId)
			.setIssuedAt()
			.setExpirationTime('10 m')
			.sign(publicKey);
		expect(await tokens.verify(forged)).toBeNull();
		// A key of one's own, named or brought along, is not one of ours.
		const { privateKey, publicKey: own } = await generateKeyPair('ES256', { extractable: true });
		for (const kid of [tokens.jwks.keys[0]?.kid ?? '', '../../etc/passwd', 'none']) {
			const brought = await new SignJWT({ sid: session.sessionId })
				.setProtectedHeader({
					alg: 'ES256',
					typ: 'at+jwt',
					kid,
					jwk: await exportJWK(own),
					jku: 'https://evil.example',
				})
				.setIssuer('hms')
				.setAudience('hms-api')
				.setSubject(session.userId)
				.setIssuedAt()
				.setExpirationTime('10 m')
				.sign(privateKey);
			expect(await tokens.verify(brought), kid).toBeNull();
		}
	});

	it('needs every claim, and the right ones', async () => {
		const keys = await generateSigningKeys();
		const tokens = await Tokens.from(keys);
		const [jwk] = keys.keys;
		const privateKey = await importJWK(jwk ?? {}, 'ES256');
		const right = {
			iss: 'hms',
			aud: 'hms-api',
			sub: session.userId,
			sid: session.sessionId,
			iat: 1,
			exp: 9_999_999_999,
		};
		const signed = (payload: Record<string, unknown>, typ = 'at+jwt') =>
			new SignJWT(payload)
				.setProtectedHeader({ alg: 'ES256', typ, kid: jwk?.kid ?? '' })
				.sign(privateKey);
		expect(await tokens.verify(await signed(right))).not.toBeNull();
		for (const wrong of [
			{ exp: undefined },
			{ exp: 2 },
			{ sub: undefined },
			{ sid: undefined },
			{ sid: 'x' },
			{ iat: undefined },
			{ iss: 'other' },
			{ aud: 'other' },
		]) {
			expect(
				await tokens.verify(await signed({ ...right, ...wrong })),
				JSON.stringify(wrong),
			).toBeNull();
		}
		expect(await tokens.verify(await signed(right, 'JWT'))).toBeNull();
	});

	it('of a retired key is valid until it expires, and its private part is not published', async () => {
		const [old, fresh] = [await generateSigningKeys(), await generateSigningKeys()];
		const token = await (await Tokens.from(old)).sign(session);
		const retired = old.keys.map(({ d: _secret, ...open }) => open);
		const tokens = await Tokens.from(signingKeySet.parse({ keys: [...retired, ...fresh.keys] }));
		expect(await tokens.verify(token)).toEqual({ ...session, secretHash: null });
		expect(await tokens.verify(await tokens.sign(session))).not.toBeNull();
		expect(tokens.jwks.keys).toHaveLength(2);
		expect(JSON.stringify(tokens.jwks)).not.toContain('"d"');
		expect(signingKeySet.safeParse({ keys: retired }).success).toBe(false);
	});
});

describe('hashing', () => {
	it('refuses requests beyond its queue, and serves all others', async () => {
		const passwords = new Passwords(2, cheapHashes);
		const outcomes = await Promise.allSettled(
			Array.from({ length: 300 }, () => passwords.hash('x')),
		);
		const refused = outcomes.filter(({ status }) => status === 'rejected');
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThan(300);
		for (const outcome of refused) {
			if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('unavailable');
		}
		expect(
			await passwords.verify(await passwords.hash('ünïcode'.normalize('NFD')), 'ünïcode'),
		).toBe(true);
	});
});
