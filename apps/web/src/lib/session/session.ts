'use client';

import { useSyncExternalStore } from 'react';
import { watched } from '../ui/subscribers.ts';
import { allowLeaving } from './leave-guard.ts';

const channelName = 'hms-session';

/** What the tabs of a browser tell each other. They share one session. */
type News = { is: 'signed out' } | { is: 'signed in'; userId: string };

/** What goes on once somebody has signed in again. */
let waiting: (() => void)[] = [];
const watchers = watched();

/** For a request that was refused because the session has ended; one dialog serves however many wait. */
export function untilSignedInAgain(): Promise<void> {
	return new Promise((resolve) => {
		waiting = [...waiting, resolve];
		watchers.tell();
	});
}

/** The same user is signed in again: what waited goes on. */
export function goOn(): void {
	const ready = waiting;
	waiting = [];
	watchers.tell();
	for (const go of ready) go();
}

/** Whether the session has ended and something waits for the next one. */
export function useSessionEnded(): boolean {
	return useSyncExternalStore(
		watchers.subscribe,
		() => waiting.length > 0,
		() => false,
	);
}

/** Goes to the sign-in page, and back to this one afterwards. */
export function leaveForSignIn(): void {
	allowLeaving();
	location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Tells the other tabs of this browser. */
export function announce(news: News): void {
	const channel = new BroadcastChannel(channelName);
	channel.postMessage(news);
	channel.close();
}

interface SessionWatch {
	onNews: (news: News) => void;
	/** Back brought this page out of the browser's memory after it was left. */
	onReturn: () => void;
}

/**
 * Calls back when what this tab shows may belong to nobody any more.
 * @returns what ends the watching
 */
export function watchSession({ onNews, onReturn }: SessionWatch): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', ({ data }: MessageEvent<News>) => onNews(data));
	const onPageShow = (event: PageTransitionEvent) => {
		if (event.persisted) onReturn();
	};
	addEventListener('pageshow', onPageShow);
	return () => {
		channel.close();
		removeEventListener('pageshow', onPageShow);
	};
}
