const linkOrCheckbox = (row: Element): HTMLElement | null =>
	row.querySelector<HTMLElement>('a') ?? row.querySelector<HTMLElement>('input');

/** Opens the page of the first row of the table in an element. @returns false while there is no table, or one of an earlier search */
export function openFirstRow(container: Element): boolean {
	if (container.querySelector('[data-stale="false"]') === null) return false;
	container.querySelector<HTMLElement>('tbody tr a')?.click();
	return true;
}

/** Focuses a row by its `data-row`, unless something else has the focus. */
export function focusRow(table: Element, id: string): void {
	if (document.activeElement !== document.body) return;
	table.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(id)}"] a`)?.focus();
}

/** Focuses the first row of the table in an element. @returns whether there is one */
export function focusFirstRow(container: Element): boolean {
	const first = container.querySelector('tbody tr');
	const target = first === null ? null : linkOrCheckbox(first);
	target?.focus();
	return target !== null;
}

/** The row that a key leads to from the row at `index`; undefined if none. */
function targetIndex(key: string, index: number, count: number): number | undefined {
	const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[key];
	return target === undefined || target < 0 || target >= count ? undefined : target;
}

/**
 * Moves the focus between the rows of a table by the arrow keys, Home and End: from link to link, or from checkbox to
 * checkbox.
 * @returns the `data-row` of the row on whose link the space bar was pressed
 */
export function handleRowKey(event: {
	key: string;
	currentTarget: Element;
	preventDefault: () => void;
}): string | undefined {
	const active = document.activeElement;
	const row = active?.closest('tbody tr');
	// A popover over the table handles its own keys.
	if (!active || !row || active.closest('[popover]') !== null) return undefined;
	if (event.key === ' ' && active.matches('a')) {
		event.preventDefault();
		return row.getAttribute('data-row') ?? undefined;
	}
	const rows = [...event.currentTarget.querySelectorAll('tbody tr')];
	const index = targetIndex(event.key, rows.indexOf(row), rows.length);
	const next = index === undefined ? undefined : rows[index];
	if (next === undefined) return undefined;
	event.preventDefault();
	const isCheckbox = active.matches('input');
	const target = isCheckbox ? next.querySelector<HTMLElement>('input') : linkOrCheckbox(next);
	target?.focus();
	return undefined;
}
