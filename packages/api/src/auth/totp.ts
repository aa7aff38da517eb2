import { Secret, TOTP } from 'otpauth';

/** Seconds for which a code is shown. */
const period = 30;

/** How many codes before and after the present one are taken, for clocks that differ and people who type slowly. */
const window = 1;

/** What every authenticator app knows (RFC 6238): HMAC-SHA-1, six digits, 30 seconds. */
const totpOf = (secret: Secret, label?: string) =>
	new TOTP({
		issuer: 'HMS',
		label: label ?? '',
		secret,
		algorithm: 'SHA1',
		digits: 6,
		period,
	});

/** A new secret of 160 bits, and how an authenticator app is told of it. */
export function newTotp(email: string) {
	const secret = new Secret({ size: 20 });
	return {
		bytes: Buffer.from(secret.bytes),
		setup: { secret: secret.base32, uri: totpOf(secret, email).toString() },
	};
}

/**
 * The time step that a code belongs to.
 * @param at the present time, in milliseconds since 1970
 * @returns null for a code that is wrong, or of a step too far from the present one
 */
export function stepOf(secret: Buffer, code: string, at: number): number | null {
	if (!/^\d{6}$/.test(code)) return null;
	const totp = totpOf(new Secret({ buffer: Uint8Array.from(secret).buffer }));
	const delta = totp.validate({ token: code, timestamp: at, window });
	return delta === null ? null : Math.floor(at / 1000 / period) + delta;
}
