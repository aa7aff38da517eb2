import { Secret, TOTP } from 'otpauth';
import type { Clinic } from './clinic.ts';

/** The code that an authenticator app shows. @param at in milliseconds since 1970 */
export const codeAt = (secret: string, at: number): string =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** Gives a clinic a clock that stands until it is told to go on, and a user's authenticator app. */
export function withApps(clinic: Clinic) {
	let now = Date.now();
	clinic.services.clock = () => new Date(now);
	/** The next code of an app: one that was not shown before. */
	const nextCode = (secret: string) => {
		now += 30_000;
		return codeAt(secret, now);
	};
	return {
		nextCode,
		now: () => now,
		pass: (seconds: number) => {
			now += seconds * 1000;
		},
		/** Sets up a second factor. */
		async setUp({ api }: Awaited<ReturnType<Clinic['signUp']>>) {
			const { secret } = await api.auth.beginTotp({});
			const { recoveryCodes } = await api.auth.confirmTotp({ code: nextCode(secret) });
			return { secret, recoveryCodes };
		},
	};
}
