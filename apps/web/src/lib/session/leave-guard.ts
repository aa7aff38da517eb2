'use client';

import { useEffect, useState } from 'react';

/** The part of the Navigation API that is used here. A browser without it does not ask for confirmation on Back. */
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

let isBypassed = false;
/** Asks for confirmation and then navigates; set while a form has unsaved changes. */
let confirmLeaving: ((navigate: () => void) => void) | null = null;

/** Lets the next navigation happen without confirmation: the form is saved, or the session is over. */
export function allowLeaving(): void {
	isBypassed = true;
}

/** Whether a form of the page has changes that are not saved. */
export const hasUnsavedChanges = (): boolean => confirmLeaving !== null;

/** Navigates by code instead of a link; a form with unsaved changes asks for confirmation first. */
export function leaveWithConfirmation(navigate: () => void): void {
	if (confirmLeaving === null || isBypassed) navigate();
	else confirmLeaving(navigate);
}

/** The link to another page of the app that a plain click activates, if it does. */
function inAppLink(event: MouseEvent): HTMLAnchorElement | null {
	if (event.defaultPrevented || event.button !== 0) return null;
	if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
	const link = event.target instanceof Element ? event.target.closest('a') : null;
	if (link === null || link.target === '_blank' || link.origin !== location.origin) return null;
	const samePage = link.pathname === location.pathname && link.search === location.search;
	return samePage ? null : link;
}

interface LeaveGuard {
	/** A navigation waits for confirmation. */
	isConfirming: boolean;
	stay: () => void;
	leave: () => void;
}

/**
 * Protects unsaved changes: links of the app and Back wait for a confirmation by the app, closing the tab and reloading
 * for one by the browser.
 * @param dirty whether there are unsaved changes
 * @param push navigates to a page of the app
 */
export function useLeaveGuard(dirty: boolean, push: (href: string) => void): LeaveGuard {
	const [pending, setPending] = useState<(() => void) | null>(null);

	useEffect(() => {
		if (!dirty) return;
		isBypassed = false;
		confirmLeaving = (navigate) => setPending(() => navigate);

		const onClick = (event: MouseEvent) => {
			const link = isBypassed ? null : inAppLink(event);
			if (link === null) return;
			event.preventDefault();
			event.stopPropagation();
			setPending(() => () => push(`${link.pathname}${link.search}${link.hash}`));
		};
		const onTraverse = (event: Event) => {
			// The Navigation API dispatches nothing else under this name.
			const { navigationType, destination, cancelable } = event as TraverseEvent;
			if (isBypassed || navigationType !== 'traverse' || !cancelable) return;
			event.preventDefault();
			setPending(() => () => navigationApi()?.traverseTo(destination.key));
		};
		const onUnload = (event: BeforeUnloadEvent) => {
			if (!isBypassed) event.preventDefault();
		};

		const navigation = navigationApi();
		document.addEventListener('click', onClick, { capture: true });
		navigation?.addEventListener('navigate', onTraverse);
		addEventListener('beforeunload', onUnload);
		return () => {
			confirmLeaving = null;
			document.removeEventListener('click', onClick, { capture: true });
			navigation?.removeEventListener('navigate', onTraverse);
			removeEventListener('beforeunload', onUnload);
		};
	}, [dirty, push]);

	return {
		isConfirming: pending !== null,
		stay: () => setPending(null),
		leave: () => {
			allowLeaving();
			setPending(null);
			pending?.();
		},
	};
}
