'use client';

import { useLayoutEffect } from 'react';
import './pre-hydration-script.ts';

/** Makes React hear of a box whose content is another than it drew. */
type Tell = () => void;

/** Sets what is in a box without React noticing, which watches each box by a setter of its own. */
function setUnseen(box: HTMLInputElement | HTMLTextAreaElement, text: string): void {
	const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
	Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(box, text);
}

function tellText(box: HTMLInputElement | HTMLTextAreaElement): Tell | undefined {
	const { value, defaultValue, selectionStart, selectionEnd } = box;
	if (value === defaultValue) return undefined;
	return () => {
		// React compares what is there with what it last knew of, and calls only a difference a change.
		box.value = defaultValue;
		setUnseen(box, value);
		// Null where the kind of box has no such thing, as one for e-mail.
		if (selectionStart !== null && box === document.activeElement) {
			box.setSelectionRange(selectionStart, selectionEnd);
		}
		box.dispatchEvent(new Event('input', { bubbles: true }));
	};
}

/**
 * The same for a box that offers what to choose. The library takes a change for a program's unless somebody is in the box,
 * and decides what becomes of the text when they leave it.
 */
function tellWithin(box: HTMLInputElement): Tell | undefined {
	const tell = tellText(box);
	return (
		tell &&
		(() => {
			const { activeElement } = document;
			box.focus({ preventScroll: true });
			tell();
			if (activeElement === box) return;
			box.blur();
			if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
		})
	);
}

/** All boxes of which one is ticked at most. */
function groupOf(box: HTMLInputElement): HTMLInputElement[] {
	if (box.type !== 'radio') return [box];
	const alike = document.querySelectorAll<HTMLInputElement>('input[type="radio"]');
	return [...alike].filter(({ name, form }) => name === box.name && form === box.form);
}

function tellTick(box: HTMLInputElement): Tell | undefined {
	if (box.checked === box.defaultChecked) return undefined;
	// Of a group, the one that was chosen tells.
	if (box.type === 'radio' && !box.checked) return undefined;
	return () => {
		for (const one of groupOf(box)) one.checked = one.defaultChecked;
		box.click();
	};
}

const isCombobox = (target: EventTarget) =>
	target instanceof HTMLInputElement && target.role === 'combobox';

function tellOf(target: EventTarget): Tell | undefined {
	if (target instanceof HTMLTextAreaElement) return tellText(target);
	if (!(target instanceof HTMLInputElement)) return undefined;
	if (target.type === 'checkbox' || target.type === 'radio') return tellTick(target);
	return isCombobox(target) ? tellWithin(target) : tellText(target);
}

/** What a click would have opened, if whoever clicked still waits for it there. A link or a pop-up needs no script for that. */
function awaited(clicked: EventTarget | undefined): HTMLElement | undefined {
	const opens = 'button[type="button"]:not([popovertarget]), [aria-haspopup="listbox"]';
	const control = clicked instanceof Element ? clicked.closest<HTMLElement>(opens) : null;
	return control !== null && control === document.activeElement ? control : undefined;
}

/**
 * Once the page has come to life, makes it know of what was typed, ticked, clicked and sent before. React leaves in a box what it
 * finds there, but knows nothing of it, and writes over it when it next draws the box.
 */
export function useReplayEvents(): void {
	useLayoutEffect(() => {
		const { early } = globalThis;
		// What is in the boxes now: nothing was drawn anew yet. React hears of no change while it is at this.
		// Those that take the focus for a moment come first: other boxes are checked when they lose it, once they have changed.
		const changed = [...early.changed].sort(
			(one, other) => Number(isCombobox(other)) - Number(isCombobox(one)),
		);
		const tells = changed.flatMap((target) => tellOf(target) ?? []);
		const { submitted, clicked } = early;
		early.changed.clear();
		early.submitted = undefined;
		early.end();
		queueMicrotask(() => {
			for (const tell of tells) tell();
			if (submitted instanceof HTMLFormElement) submitted.requestSubmit();
			awaited(clicked)?.click();
		});
	}, []);
}
