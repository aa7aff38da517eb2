'use client';

import { type RefObject, useLayoutEffect } from 'react';

/** What was in a box that is gone, and whether somebody was in it. */
interface Left {
	text: string;
	focused: boolean;
	start: number | null;
	end: number | null;
}

let left: Left | undefined;

/**
 * Lets a box take over from one that stood in its place: what was typed there, the focus, and where the next letter goes.
 * Both are exchanged in one go, so no key falls between them.
 * @param box this box
 * @param isPlaceholder whether it is the one to be replaced
 * @param type tells of the text that this box has from now on
 */
export function useInputTransfer(
	box: RefObject<HTMLInputElement | null>,
	isPlaceholder: boolean,
	type: (text: string) => void,
): void {
	// Once, when the box comes; what it becomes later is not for the one before.
	useLayoutEffect(() => {
		const input = box.current;
		if (input === null) return;
		if (isPlaceholder) {
			return () => {
				const { value, selectionStart, selectionEnd } = input;
				const focused = document.activeElement === input;
				left = { text: value, focused, start: selectionStart, end: selectionEnd };
			};
		}
		const before = left;
		left = undefined;
		if (before === undefined) return;
		if (before.focused) input.focus();
		if (before.text === '') return;
		type(before.text);
		queueMicrotask(() => input.setSelectionRange(before.start, before.end));
	}, []);
}
