'use client';

import { useEffect, useState } from 'react';

/** The Navigation API, as far as it is used here; browsers without it lose only the question on Back. */
interface TraverseEvent extends Event {
	navigationType: string;
	destination: { key: string };
}
interface NavigationApi extends EventTarget {
	traverseTo(key: string): unknown;
}

const navigationApi = (): NavigationApi | undefined =>
	// Not in the DOM types of every TypeScript release.
	(window as { navigation?: unknown }).navigation as NavigationApi | undefined;

let bypassed = false;
/** Asks whoever fills in a form whether to leave it, and goes if so. */
let ask: ((go: () => void) => void) | null = null;

/** Lets the next departure happen without a question: the form was saved, or the session is over. */
export function allowLeaving(): void {
	bypassed = true;
}

/** Goes somewhere by another way than a link; who would lose what they typed is asked first. */
export function leaveWithConfirmation(go: () => void): void {
	if (ask === null || bypassed) go();
	else ask(go);
}

function inAppLink(event: MouseEvent): HTMLAnchorElement | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest('a') : null;
	if (link === null || link.target === '_blank' || link.origin !== location.origin) return null;
	const samePage = link.pathname === location.pathname && link.search === location.search;
	return samePage ? null : link;
}

interface LeaveGuard {
	/** Somebody wants to leave: ask. */
	asking: boolean;
	stay: () => void;
	leave: () => void;
}

/**
 * Holds back whoever would lose what they typed: links of the app and Back wait for an answer, closing the tab or
 * reloading asks in the browser's own words.
 * @param dirty whether there is something to lose
 * @param go how to follow a link of the app
 */
export function useLeaveGuard(dirty: boolean, go: (href: string) => void): LeaveGuard {
	const [held, setHeld] = useState<(() => void) | null>(null);

	useEffect(() => {
		if (!dirty) return;
		bypassed = false;
		ask = (then) => setHeld(() => then);

		const onClick = (event: MouseEvent) => {
			const link = bypassed ? null : inAppLink(event);
			if (link === null) return;
			event.preventDefault();
			event.stopPropagation();
			setHeld(() => () => go(`${link.pathname}${link.search}${link.hash}`));
		};
		const onTraverse = (event: Event) => {
			// The Navigation API sends nothing else under this name.
			const { navigationType, destination, cancelable } = event as TraverseEvent;
			if (bypassed || navigationType !== 'traverse' || !cancelable) return;
			event.preventDefault();
			setHeld(() => () => navigationApi()?.traverseTo(destination.key));
		};
		const onUnload = (event: BeforeUnloadEvent) => {
			if (!bypassed) event.preventDefault();
		};

		const navigation = navigationApi();
		document.addEventListener('click', onClick, { capture: true });
		navigation?.addEventListener('navigate', onTraverse);
		addEventListener('beforeunload', onUnload);
		return () => {
			ask = null;
			document.removeEventListener('click', onClick, { capture: true });
			navigation?.removeEventListener('navigate', onTraverse);
			removeEventListener('beforeunload', onUnload);
		};
	}, [dirty, go]);

	return {
		asking: held !== null,
		stay: () => setHeld(null),
		leave: () => {
			allowLeaving();
			setHeld(null);
			held?.();
		},
	};
}
