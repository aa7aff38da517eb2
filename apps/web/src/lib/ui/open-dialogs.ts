'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { createSubscribers } from './subscribers.ts';

let count = 0;
const subscribers = createSubscribers();

function add(difference: number): void {
	count += difference;
	subscribers.notify();
}

/** Counts a dialog while it is open. */
export function useCountedDialog(opened: boolean): void {
	useEffect(() => {
		if (!opened) return;
		add(1);
		return () => add(-1);
	}, [opened]);
}

/** Whether a dialog is open, which may have unsaved input. */
export const hasOpenDialog = (): boolean => count > 0;

export const subscribeToDialogs = subscribers.subscribe;

/** The same as {@link hasOpenDialog} for a component, which is rendered again when it changes. */
export const useHasOpenDialog = (): boolean =>
	useSyncExternalStore(subscribers.subscribe, hasOpenDialog, () => false);
