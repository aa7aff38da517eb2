'use client';

import { useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';
import { allowLeaving } from './leave-guard.ts';

const channelName = 'hms-session';

/** What the tabs of a browser tell each other. They share one session. */
type News = { is: 'signed out' } | { is: 'signed in'; userId: string };

/** What goes on once somebody has signed in again. */
let waiting: (() => void)[] = [];
const subscribers = createSubscribers();

/** For a request that was refused because the session has ended; one dialog serves however many wait. */
export function waitForSignIn(): Promise<void> {
	return new Promise((resolve) => {
		waiting = [...waiting, resolve];
		subscribers.tell();
	});
}

/** The same user is signed in again: what waited goes on. */
export function resumeAfterSignIn(): void {
	const ready = waiting;
	waiting = [];
	subscribers.tell();
	for (const go of ready) go();
}

/** Whether the session has ended and something waits for the next one. */
export function useSessionEnded(): boolean {
	return useSyncExternalStore(
		subscribers.subscribe,
		() => waiting.length > 0,
		() => false,
	);
}

/** Goes to the sign-in page, and back to this one afterwards. */
export function goToSignIn(): void {
	allowLeaving();
	location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Tells the other tabs of this browser. */
export function announce(news: News): void {
	const channel = new BroadcastChannel(channelName);
	channel.postMessage(news);
	channel.close();
}

interface SessionHandlers {
	onEvent: (news: News) => void;
	/** Back brought this page out of the browser's memory after it was left. */
	onPageRestored: () => void;
}

/**
 * Calls back when what this tab shows may belong to nobody any more.
 * @returns what ends the watching
 */
export function subscribeToSession({ onEvent, onPageRestored }: SessionHandlers): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', ({ data }: MessageEvent<News>) => onEvent(data));
	const onPageShow = (event: PageTransitionEvent) => {
		if (event.persisted) onPageRestored();
	};
	addEventListener('pageshow', onPageShow);
	return () => {
		channel.close();
		removeEventListener('pageshow', onPageShow);
	};
}
