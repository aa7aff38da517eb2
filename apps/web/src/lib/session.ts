import { allowLeaving, isGuarded } from './leave-guard.ts';

const channelName = 'hms-session';
let leaving = false;

/**
 * Goes to the sign-in page and back to this one afterwards. Called for every answer that says "sign in first". Who has a
 * form with changes before them is not led away from it: the form says what to do when it is saved.
 */
export function leaveForSignIn(): void {
	if (leaving || location.pathname === '/sign-in' || isGuarded()) return;
	leaving = true;
	allowLeaving();
	const next = `${location.pathname}${location.search}`;
	location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
}

/** Tells the other tabs of this browser that the session is over. */
export function announceSignOut(): void {
	leaving = true;
	const channel = new BroadcastChannel(channelName);
	channel.postMessage('signed-out');
	channel.close();
}

/**
 * Calls back when another tab signs out, and when Back brings this page out of the browser's memory after it was left:
 * in both cases what it shows may belong to nobody any more.
 * @returns what ends the watching
 */
export function onSessionDoubt(check: () => void): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.addEventListener('message', () => {
		// What this tab announces comes back to it.
		if (!leaving) check();
	});
	const onPageShow = (event: PageTransitionEvent) => {
		if (event.persisted) check();
	};
	addEventListener('pageshow', onPageShow);
	return () => {
		channel.close();
		removeEventListener('pageshow', onPageShow);
	};
}
