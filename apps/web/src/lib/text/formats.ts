'use client';

import { type DateOrder, type Language, localeOf, type TimeFormat } from '@hms/contracts';
import { useSyncExternalStore } from 'react';
import { hasUnsavedInput, subscribeToUnsavedInput } from '../form/unsaved-input.ts';
import { hasOpenDialog, subscribeToDialogs } from '../ui/open-dialogs.ts';
import { createSubscribers } from '../ui/subscribers.ts';
import { currentLocale, isLocaleSettled, setLocale } from './locale.ts';
import { isPageInFormerLanguage, reloadPage, rememberLanguage } from './page-language.ts';

/** What the user, or else the clinic, has chosen. */
interface Formats {
	language: Language;
	dateOrder: DateOrder;
	timeFormat: TimeFormat;
}

let chosen: Formats | undefined;
let areWaiting = false;
const subscribers = createSubscribers();

/**
 * Has the page show these formats and this language, for which it is loaded again. While something is being filled in they wait:
 * a date that was typed in one order would be read in another, and loading the page loses what was typed.
 */
export function applyFormats(formats: Formats): void {
	chosen = formats;
	rememberLanguage(formats.language);
	settle();
}

function settle(): void {
	if (chosen === undefined) return;
	const locale = localeOf(chosen);
	const isFillingIn = hasUnsavedInput() || hasOpenDialog();
	if (!isFillingIn || !isLocaleSettled()) setLocale(locale);
	const isFormer = isPageInFormerLanguage();
	if (!isFillingIn && isFormer) reloadPage();
	areWaiting = isFillingIn && (isFormer || locale !== currentLocale());
	subscribers.notify();
}

/** Has formats that wait apply once what was filled in is saved or discarded. @returns stops */
export function applyAfterInput(): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	// Not at once: a screen that follows the form has its address then.
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(settle);
	};
	const stops = [subscribeToUnsavedInput(later), subscribeToDialogs(later)];
	return () => {
		clearTimeout(timer);
		for (const stop of stops) stop();
	};
}

/** Whether other formats wait until what is being filled in is saved or discarded. */
export const useAreFormatsWaiting = (): boolean =>
	useSyncExternalStore(
		subscribers.subscribe,
		() => areWaiting,
		() => false,
	);
