import { clinicErrorOf } from '@hms/client';
import { useSyncExternalStore } from 'react';
import { type Failure, failureOf, ownFailure } from '../api/failure.ts';

/** The library that speaks to authenticators; it is loaded when somebody may use a passkey. */
export const loadWebAuthn = () => import('@simplewebauthn/browser');

/** A passkey is for a name; an address without one has none. */
const hasName = (hostname: string) => !/^[\d.]+$|^\[/.test(hostname);

const never = () => () => undefined;

/** Whether passkeys can be used on this page: browsers have them over HTTPS and at localhost. */
export const usePasskeysSupported = () =>
	useSyncExternalStore(
		never,
		() => window.PublicKeyCredential !== undefined && hasName(location.hostname),
		() => false,
	);

/** Whether another request of this page has taken the place of the one that failed so. */
const isReplaced = (error: unknown) => error instanceof Error && error.name === 'AbortError';

/** Why a passkey could not be made or used; null if something else took its place. */
export function passkeyFailureOf(error: unknown): Failure | null {
	if (isReplaced(error)) return null;
	if (clinicErrorOf(error)) return failureOf(error);
	const name = error instanceof Error ? error.name : '';
	if (name === 'NotAllowedError') return ownFailure('error.passkey.notUsed');
	if (name === 'InvalidStateError') return ownFailure('error.passkey.isThere');
	return ownFailure('error.passkey.unusable');
}
