import {
	isObject,
	maxPasskeys,
	type NewPasskeyCredential,
	type PasskeyCredential,
} from '@hms/contracts';
import { recordEvent } from '../security-event/security-events.ts';
import { newSecret, origin } from '../state/link.ts';
import {
	field,
	notFound,
	type Refusal,
	refusal,
	refusalOf,
	unauthenticated,
} from '../state/refusal.ts';
import type { Account, Call, Json, Passkey, Rule } from '../state/state.ts';
import { refuseOldSignIn } from './recent-sign-in.ts';
import { hasSecondFactor, isSecondFactorRequired } from './second-factor.ts';
import { endSessions } from './sessions.ts';

const timeout = 300_000;
const rpId = new URL(origin).hostname;

/** Text in base64url. */
const encoded = (text: string) =>
	btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const userHandleOf = (userId: string) =>
	encoded(
		String.fromCharCode(
			...(userId.match(/[\da-f]{2}/g) ?? []).map((byte) => Number.parseInt(byte, 16)),
		),
	);

const show = ({ id, name, createdAt, lastUsedAt }: Passkey): Json => ({
	...{ id, name, createdAt, lastUsedAt },
});

export const showPasskeys = ({ passkeys }: Account): Json[] => passkeys.map(show);

function newChallenge({ state, user, chosen }: Call): string {
	const challenge = encoded(newSecret(chosen));
	state.challenges.set(challenge, { user, expiresAt: Date.parse(chosen.now()) + timeout });
	return challenge;
}

/** Uses up the challenge that a credential answers. Neither its signature nor its origin is looked at. */
function spendChallenge(
	{ state, user, chosen }: Call,
	{ response }: NewPasskeyCredential | PasskeyCredential,
): boolean {
	const challenge = challengeIn(response.clientDataJSON);
	const given = state.challenges.get(challenge);
	if (given?.user !== user) return false;
	state.challenges.delete(challenge);
	return Date.parse(chosen.now()) < given.expiresAt;
}

function challengeIn(clientDataJSON: string): string {
	try {
		const data: unknown = JSON.parse(
			atob(clientDataJSON.replaceAll('-', '+').replaceAll('_', '/')),
		);
		return isObject(data) ? String(data['challenge']) : '';
	} catch {
		return '';
	}
}

const credentialError = (code: 'validation' | 'conflict', message: string) =>
	refusal(code, field('credential', message));

const allPasskeys = ({ state }: Call) =>
	[...state.users.values()].flatMap((account) =>
		account.passkeys.map((passkey) => ({ account, passkey })),
	);

const createPasskey: Rule = (call) => {
	const { state, user, session, input, chosen } = call;
	const account = state.users.get(user);
	if (!account) return unauthenticated();
	const { name = 'Passkey', credential } = input as Json & { credential: NewPasskeyCredential }; // validated
	if (!spendChallenge(call, credential)) {
		return credentialError(
			'validation',
			'does not answer options that were given out to you within five minutes at this address',
		);
	}
	if (account.passkeys.length >= maxPasskeys) {
		return refusalOf('conflict', `You have ${maxPasskeys} passkeys. Remove one first.`);
	}
	if (allPasskeys(call).some(({ passkey }) => passkey.credentialId === credential.id)) {
		return credentialError('conflict', 'is already registered');
	}
	if (!hasSecondFactor(account) && isSecondFactorRequired(state, account)) {
		endSessions(state, user, session);
	}
	const made: Passkey = {
		...{ id: chosen.otherId(), name: String(name), credentialId: credential.id },
		...{ createdAt: chosen.now(), lastUsedAt: null },
	};
	account.passkeys.push(made);
	recordEvent(call, { kind: 'passkey_added', about: user });
	return () => show(made);
};

const ownPasskey = ({ state, user, input }: Call): Passkey | undefined =>
	state.users.get(user)?.passkeys.find(({ id }) => id === input['id']);

export const passkeyRules = {
	beginPasskey: (call) => {
		const account = call.state.users.get(call.user);
		if (!account) return unauthenticated();
		const old = refuseOldSignIn(call);
		if (old) return old;
		const { id, email, name, passkeys } = account;
		const options = {
			challenge: newChallenge(call),
			rp: { name: 'HMS', id: rpId },
			user: { id: userHandleOf(id), name: email, displayName: name },
			pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })),
			...{ timeout, attestation: 'none' },
			excludeCredentials: passkeys.map(({ credentialId }) => ({
				...{ id: credentialId, type: 'public-key' },
			})),
			authenticatorSelection: {
				...{ residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
			},
			extensions: { credProps: true },
		};
		return () => options;
	},
	createPasskey,
	updatePasskey: (call) => {
		const passkey = ownPasskey(call);
		if (!passkey) return notFound('passkey');
		passkey.name = String(call.input['name']);
		return () => show(passkey);
	},
	deletePasskey: (call) => {
		const old = refuseOldSignIn(call);
		if (old) return old;
		const passkey = ownPasskey(call);
		const account = call.state.users.get(call.user);
		if (!account || !passkey) return notFound('passkey');
		account.passkeys = account.passkeys.filter((one) => one !== passkey);
		recordEvent(call, { kind: 'passkey_removed', about: account.id });
		return () => undefined;
	},
	beginPasskeySignIn: (call) => {
		const challenge = newChallenge({ ...call, user: '' });
		return () => ({ challenge, rpId, timeout, userVerification: 'required' });
	},
} satisfies Record<string, Rule>;

/** Whose passkey answers a challenge. */
export function checkPasskey(call: Call): Account | Refusal {
	const { credential } = call.input as { credential: PasskeyCredential }; // validated
	const refuse = (detail: string, about: string | null = null) => {
		recordEvent(call, { kind: 'sign_in_failed', actor: null, about, detail });
		return refusalOf('invalid_credentials', 'This passkey does not sign in here.');
	};
	if (!spendChallenge({ ...call, user: '' }, credential)) return refuse('no challenge of ours');
	const found = allPasskeys(call).find(({ passkey }) => passkey.credentialId === credential.id);
	if (!found) return refuse('unknown passkey');
	const { account, passkey } = found;
	if (credential.response.userHandle !== userHandleOf(account.id)) {
		return refuse('wrong passkey', account.id);
	}
	if (account.status !== 'active') return refuse('disabled account or removed passkey', account.id);
	passkey.lastUsedAt = call.chosen.now();
	return account;
}
