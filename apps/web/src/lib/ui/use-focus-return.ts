'use client';

import { useEffect, useId, useRef } from 'react';

/**
 * Gives the focus back to what had it when a modal opened, once the modal has gone. Mantine does so 10 ms after the modal
 * closes; but one that is closed before it has focused its first field focuses that field after that, and then takes the
 * focus with it.
 * @returns properties for the modal
 */
export function useFocusReturn(opened: boolean) {
	const id = useId();
	const opener = useRef<Element | null>(null);
	useEffect(() => {
		if (opened) opener.current = document.activeElement;
	}, [opened]);

	function onExitTransitionEnd(): void {
		const { activeElement, body } = document;
		const isLost = activeElement === null || activeElement === body;
		if (!isLost && document.getElementById(id)?.contains(activeElement) !== true) return;
		if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
	}

	return { id, onExitTransitionEnd };
}
