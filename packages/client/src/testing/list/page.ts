import { maxExactTotal } from '@hms/contracts';
import { field, refusal } from '../state/refusal.ts';
import type { Decision, Json } from '../state/state.ts';

/** The sort orders of a list: the key to sort by, and the direction where the request names none. */
type Sorts<Item> = Record<string, { by: (item: Item) => string; order: 'asc' | 'desc' }>;

export interface Listing<Item> {
	sorts: Sorts<Item>;
	/** The order where the request names none. */
	fallback: string;
	show: (item: Item) => Json;
}

/** The page of a list that a request asks for. A cursor holds the order, and the key and id of the last item before it. */
export function page<Item extends { id: string }>(
	items: Item[],
	input: Json,
	{ sorts, fallback, show }: Listing<Item>,
): Decision {
	const name = String(input['sort'] ?? fallback);
	const sort = sorts[name];
	if (!sort) throw new Error(`there is no order ${name}`);
	const order = String(input['order'] ?? sort.order);
	const start = input['cursor'] === undefined ? undefined : readCursor(String(input['cursor']));
	if (start === null || (start && (start.name !== name || start.order !== order))) {
		return refusal('validation', field('cursor', 'is not a cursor of this list in this order'));
	}
	return () => {
		const direction = order === 'asc' ? 1 : -1;
		const compare = (one: Position, other: Position) =>
			direction * (compareTexts(one.key, other.key) || compareTexts(one.id, other.id));
		const all = items
			.map((item) => ({ item, key: sort.by(item), id: item.id }))
			.sort(compare)
			.filter((one) => !start || compare(one, start) > 0);
		const shown = all.slice(0, Number(input['limit'] ?? 25));
		const last = all.length > shown.length ? shown.at(-1) : undefined;
		return {
			items: shown.map(({ item }) => show(item)),
			nextCursor: last ? writeCursor({ name, order, key: last.key, id: last.id }) : null,
			...(input['total'] ? totalOf(items.length) : {}),
		};
	};
}

const compareTexts = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const totalOf = (count: number) => ({
	total: Math.min(count, maxExactTotal),
	totalIsExact: count <= maxExactTotal,
});

interface Position {
	key: string;
	id: string;
}

interface Cursor extends Position {
	name: string;
	order: string;
}

function writeCursor({ name, order, key, id }: Cursor): string {
	const bytes = new TextEncoder().encode(JSON.stringify([name, order, key, id]));
	return btoa(String.fromCharCode(...bytes));
}

/** Null for a text that is no cursor. */
function readCursor(text: string): Cursor | null {
	try {
		const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
		const parts: unknown = JSON.parse(new TextDecoder().decode(bytes));
		if (!Array.isArray(parts) || parts.length !== 4) return null;
		const [name, order, key, id] = parts.map(String);
		return { name: name ?? '', order: order ?? '', key: key ?? '', id: id ?? '' };
	} catch {
		// `atob` and `JSON.parse` throw for a text that `writeCursor` has not written.
		return null;
	}
}
