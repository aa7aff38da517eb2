'use client';

import { type RefObject, useLayoutEffect } from 'react';

/** The state of a placeholder input as it was unmounted. */
interface InputState {
	text: string;
	hadFocus: boolean;
	selectionStart: number | null;
	selectionEnd: number | null;
}

let transferred: InputState | undefined;

/**
 * Transfers text, focus and selection from a placeholder input to the one that replaces it. React unmounts the one and
 * mounts the other in the same commit, so no key press is lost between them.
 * @param isPlaceholder whether this input is the one that is replaced
 * @param onText receives the transferred text, in the input that replaces the placeholder
 */
export function useInputTransfer(
	ref: RefObject<HTMLInputElement | null>,
	isPlaceholder: boolean,
	onText: (text: string) => void,
): void {
	// On mount only: later values of the arguments concern no other input.
	useLayoutEffect(() => {
		const input = ref.current;
		if (input === null) return;
		if (isPlaceholder) {
			return () => {
				const { value, selectionStart, selectionEnd } = input;
				const hadFocus = document.activeElement === input;
				transferred = { text: value, hadFocus, selectionStart, selectionEnd };
			};
		}
		const before = transferred;
		transferred = undefined;
		if (before === undefined) return;
		if (before.hadFocus) input.focus();
		if (before.text === '') return;
		onText(before.text);
		queueMicrotask(() => input.setSelectionRange(before.selectionStart, before.selectionEnd));
	}, []);
}
