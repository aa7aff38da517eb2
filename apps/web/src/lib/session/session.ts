'use client';

import { useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';
import { allowLeaving } from './leave-guard.ts';

const channelName = 'hms-session';

/** What the tabs of a browser, which share one session, tell each other. */
type SessionEvent = { type: 'signed out' } | { type: 'signed in'; userId: string };

/** Resumes the requests that wait for a new session. */
let waiting: (() => void)[] = [];
const subscribers = createSubscribers();

/** Resolves after the user has signed in again, for a request that was refused because the session has ended. */
export function waitForSignIn(): Promise<void> {
	return new Promise((resolve) => {
		waiting = [...waiting, resolve];
		subscribers.notify();
	});
}

/** Resumes the waiting requests, after the same user has signed in again. */
export function resumeAfterSignIn(): void {
	const resumed = waiting;
	waiting = [];
	subscribers.notify();
	for (const resume of resumed) resume();
}

/** Whether the session has ended and requests wait for a new one. */
export function useSessionEnded(): boolean {
	return useSyncExternalStore(
		subscribers.subscribe,
		() => waiting.length > 0,
		() => false,
	);
}

/** Goes to the sign-in page, which leads back to the current page. */
export function goToSignIn(): void {
	allowLeaving();
	location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

const secondFactorPage = '/second-factor';

/** Goes to the page on which a second factor is set up, which leads back to the current page. A form with changes asks first. */
export function goToSecondFactor(): void {
	const { pathname, search } = location;
	if (pathname === secondFactorPage) return;
	location.assign(`${secondFactorPage}?next=${encodeURIComponent(pathname + search)}`);
}

/** Sends an event to the other tabs of this browser. */
export function broadcastSession(event: SessionEvent): void {
	const channel = new BroadcastChannel(channelName);
	channel.postMessage(event);
	channel.close();
}

interface SessionHandlers {
	onEvent: (event: SessionEvent) => void;
	/** The user went back to a page that the browser kept in its back/forward cache. */
	onPageRestored: () => void;
}

/**
 * Calls back whenever what this tab shows may no longer belong to the session's user.
 * @returns unsubscribes
 */
export function subscribeToSession({ onEvent, onPageRestored }: SessionHandlers): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', ({ data }: MessageEvent<SessionEvent>) => onEvent(data));
	const onPageShow = (event: PageTransitionEvent) => {
		if (event.persisted) onPageRestored();
	};
	addEventListener('pageshow', onPageShow);
	return () => {
		channel.close();
		removeEventListener('pageshow', onPageShow);
	};
}
