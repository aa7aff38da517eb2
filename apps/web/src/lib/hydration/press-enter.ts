/** Repeats Enter in an input, for a key that was pressed before anything handled it. */
export function pressEnter(input: Element): void {
	input.dispatchEvent(
		new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
	);
}
