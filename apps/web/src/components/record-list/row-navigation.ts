const linkOrBox = (row: Element): HTMLElement | null =>
	row.querySelector<HTMLElement>('a') ?? row.querySelector<HTMLElement>('input');

/** Goes to the first row of the table within an element. @returns whether there is one */
export function focusFirstRow(within: Element): boolean {
	const first = within.querySelector('tbody tr');
	const goal = first === null ? null : linkOrBox(first);
	goal?.focus();
	return goal !== null;
}

function stepOf(key: string, at: number, count: number): number | undefined {
	const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
	return goal === undefined || goal < 0 || goal >= count ? undefined : goal;
}

/**
 * Moves through the rows of a table by the arrow keys, Home and End: from the link of a row to that of another one, from
 * a box to tick to the next such box. Enter on a link opens it, as everywhere.
 * @returns the row whose link the space bar was pressed on: its `data-row`
 */
export function handleRowKey(event: {
	key: string;
	currentTarget: Element;
	preventDefault: () => void;
}): string | undefined {
	const active = document.activeElement;
	const row = active?.closest('tbody tr');
	// What is open over the table has its own keys.
	if (!active || !row || active.closest('[popover]') !== null) return undefined;
	if (event.key === ' ' && active.matches('a')) {
		event.preventDefault();
		return row.getAttribute('data-row') ?? undefined;
	}
	const rows = [...event.currentTarget.querySelectorAll('tbody tr')];
	const step = stepOf(event.key, rows.indexOf(row), rows.length);
	const next = step === undefined ? undefined : rows[step];
	if (next === undefined) return undefined;
	event.preventDefault();
	const goal = active.matches('input') ? next.querySelector<HTMLElement>('input') : linkOrBox(next);
	goal?.focus();
	return undefined;
}
