'use client';

import { useLayoutEffect } from 'react';
import './pre-hydration-script.ts';
import { pressEnter } from './press-enter.ts';

/** Makes React process one change that was made before hydration. */
type Replay = () => void;

/** Sets an input's value through the DOM's own setter, past the one by which React tracks it. */
function setNativeValue(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
	const element = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
	Object.getOwnPropertyDescriptor(element.prototype, 'value')?.set?.call(input, text);
}

function replayText(input: HTMLInputElement | HTMLTextAreaElement): Replay | undefined {
	const { value, defaultValue, selectionStart, selectionEnd } = input;
	if (value === defaultValue) return undefined;
	return () => {
		// React compares an input's value with the last one it tracked, and fires onChange only where they differ.
		input.value = defaultValue;
		setNativeValue(input, value);
		// An input of the type `email`, for example, has no selection.
		if (selectionStart !== null && input === document.activeElement) {
			input.setSelectionRange(selectionStart, selectionEnd);
		}
		input.dispatchEvent(new Event('input', { bubbles: true }));
	};
}

/**
 * Replays the text of a combobox. Mantine treats a change as the user's own only while the combobox has the focus, and
 * decides on blur what becomes of the text.
 */
function replayCombobox(input: HTMLInputElement): Replay | undefined {
	const replay = replayText(input);
	return (
		replay &&
		(() => {
			const { activeElement } = document;
			input.focus({ preventScroll: true });
			replay();
			if (activeElement === input) return;
			input.blur();
			if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
		})
	);
}

/** All radio buttons of an input's group; a checkbox is a group of its own. */
function groupOf(input: HTMLInputElement): HTMLInputElement[] {
	if (input.type !== 'radio') return [input];
	const radios = document.querySelectorAll<HTMLInputElement>('input[type="radio"]');
	return [...radios].filter(({ name, form }) => name === input.name && form === input.form);
}

function replayTick(input: HTMLInputElement): Replay | undefined {
	if (input.checked === input.defaultChecked) return undefined;
	// A group is replayed by the radio button that was chosen.
	if (input.type === 'radio' && !input.checked) return undefined;
	return () => {
		for (const one of groupOf(input)) one.checked = one.defaultChecked;
		input.click();
	};
}

const isCombobox = (target: EventTarget) =>
	target instanceof HTMLInputElement && target.role === 'combobox';

function replayOf(target: EventTarget): Replay | undefined {
	if (target instanceof HTMLTextAreaElement) return replayText(target);
	if (!(target instanceof HTMLInputElement)) return undefined;
	if (target.type === 'checkbox' || target.type === 'radio') return replayTick(target);
	return isCombobox(target) ? replayCombobox(target) : replayText(target);
}

/**
 * The control to click again: one that opens something by script, if it was clicked last and still has the focus. Links
 * and popovers work without a script.
 */
function controlToReopen(clicked: EventTarget | undefined): HTMLElement | undefined {
	const openers = 'button[type="button"]:not([popovertarget]), [aria-haspopup="listbox"]';
	const control = clicked instanceof Element ? clicked.closest<HTMLElement>(openers) : null;
	return control !== null && control === document.activeElement ? control : undefined;
}

/**
 * Once the page is hydrated, replays what the user typed, ticked, clicked and submitted before. React keeps the values
 * that it finds in inputs during hydration, but fires no onChange for them, and overwrites them with its state on the
 * next render.
 */
export function useReplayEvents(): void {
	useLayoutEffect(() => {
		const { preHydration } = globalThis;
		// The values are read now, before any re-render, and replayed after this effect: React ignores events during it.
		// Comboboxes come first because they take the focus: inputs that are replayed already would be validated on blur.
		const changed = [...preHydration.changedInputs].sort(
			(one, other) => Number(isCombobox(other)) - Number(isCombobox(one)),
		);
		const replays = changed.flatMap((target) => replayOf(target) ?? []);
		const { submittedForm, lastClicked, enteredSearch } = preHydration;
		preHydration.changedInputs.clear();
		preHydration.submittedForm = undefined;
		preHydration.stop();
		queueMicrotask(() => {
			for (const replay of replays) replay();
			if (submittedForm instanceof HTMLFormElement) submittedForm.requestSubmit();
			controlToReopen(lastClicked)?.click();
			if (enteredSearch instanceof Element && enteredSearch === document.activeElement) {
				pressEnter(enteredSearch);
			}
		});
	}, []);
}
