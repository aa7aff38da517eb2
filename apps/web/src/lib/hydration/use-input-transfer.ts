'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { pressEnter } from './press-enter.ts';

/** The state of a placeholder input as it was unmounted. */
interface InputState {
	text: string;
	hadFocus: boolean;
	selectionStart: number | null;
	selectionEnd: number | null;
	/** Enter was the last key. */
	wasEntered: boolean;
}

let transferred: InputState | undefined;

/**
 * Transfers text, focus, selection and a pressed Enter from a placeholder input to the one that replaces it. React unmounts the one and
 * mounts the other in the same commit, so no key press is lost between them.
 * @param isPlaceholder whether this input is the one that is replaced
 * @param onText receives the transferred text, in the input that replaces the placeholder
 * @returns is to be called with each key that is pressed in the input
 */
export function useInputTransfer(
	ref: RefObject<HTMLInputElement | null>,
	isPlaceholder: boolean,
	onText: (text: string) => void,
): (key: string) => void {
	const lastKey = useRef('');
	// On mount only: later values of the arguments concern no other input.
	useLayoutEffect(() => {
		const input = ref.current;
		if (input === null) return;
		if (isPlaceholder) {
			return () => {
				const { value, selectionStart, selectionEnd } = input;
				transferred = {
					text: value,
					hadFocus: document.activeElement === input,
					selectionStart,
					selectionEnd,
					wasEntered: lastKey.current === 'Enter',
				};
			};
		}
		const before = transferred;
		transferred = undefined;
		if (before === undefined) return;
		if (before.hadFocus) input.focus();
		if (before.text === '') return;
		onText(before.text);
		queueMicrotask(() => {
			input.setSelectionRange(before.selectionStart, before.selectionEnd);
			if (before.wasEntered && before.hadFocus) pressEnter(input);
		});
	}, []);
	return (key) => {
		lastKey.current = key;
	};
}
