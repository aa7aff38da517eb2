import { clinicErrorOf } from '@hms/client';
import { useSyncExternalStore } from 'react';
import { type Failure, failureOf } from '../api/failure.ts';

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

const ofBrowser = (message: string): Failure => ({
	...{ code: 'unreachable', message, fields: [], requestId: undefined },
});

/** Why a passkey could not be made or used; null if something else took its place. */
export function passkeyFailureOf(error: unknown): Failure | null {
	if (isReplaced(error)) return null;
	if (clinicErrorOf(error)) return failureOf(error);
	const name = error instanceof Error ? error.name : '';
	if (name === 'NotAllowedError') {
		return ofBrowser('No passkey was used. It was cancelled, took too long, or there is none.');
	}
	if (name === 'InvalidStateError') return ofBrowser('You already have a passkey on this device.');
	return ofBrowser('The browser could not use a passkey. Try another device or browser.');
}
