'use client';

import { useId, useLayoutEffect, useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';

/** The forms of the page with input that is not saved, and whether each is being saved. */
const forms = new Map<string, { isSaving: boolean }>();
const subscribers = createSubscribers();

/** Counts a form while it has input that is not saved. */
export function useUnsavedInput(isDirty: boolean, isSaving: boolean): void {
	const id = useId();
	useLayoutEffect(() => {
		if (!isDirty) return;
		forms.set(id, { isSaving });
		subscribers.notify();
		return () => {
			forms.delete(id);
			subscribers.notify();
		};
	}, [id, isDirty, isSaving]);
}

/** Whether a form of the page has input that is not saved. */
export const hasUnsavedInput = (): boolean => forms.size > 0;

export const subscribeToUnsavedInput = subscribers.subscribe;

/** Whether somebody is filling in a form, and has not begun to save it. */
export const useIsFillingIn = (): boolean =>
	useSyncExternalStore(
		subscribers.subscribe,
		() => [...forms.values()].some(({ isSaving }) => !isSaving),
		() => false,
	);
