'use client';

import { useEffect, useId, useRef } from 'react';

/**
 * Gives the focus back to what had it when a modal opened, once the modal has gone. Mantine does so 10 ms after the modal
 * closes; but one that is closed before it has focused its first field focuses that field after that, and then takes the
 * focus with it.
 * @returns properties for the modal; and `giveBack`, which gives the focus back at once, for a modal that closes and
 * opens another, which else would give the focus back to the one that has gone
 */
export function useFocusReturn(opened: boolean) {
	const id = useId();
	const opener = useRef<Element | null>(null);

	/** Whether the focus is in the modal, and gone with it, or nowhere. */
	function isLost(): boolean {
		const { activeElement, body } = document;
		if (activeElement === null || activeElement === body) return true;
		return document.getElementById(id)?.contains(activeElement) === true;
	}

	useEffect(() => {
		// A modal that is opened again before it has gone may have the focus itself; it keeps what opened it first.
		if (opened && !isLost()) opener.current = document.activeElement;
	}, [opened]);

	function giveBack(): void {
		if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
	}

	function onExitTransitionEnd(): void {
		if (isLost()) giveBack();
		opener.current = null;
	}

	return { modalProps: { id, onExitTransitionEnd }, giveBack };
}
