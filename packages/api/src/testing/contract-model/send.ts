import {
	type Answer,
	isObject,
	type Json,
	type Operation,
	type Transport,
	type UserName,
} from './operation.ts';
import { isInstant, uuid } from './records.ts';

/** The number of requests that were sent. A request that is answered with 500 fails its test. */
export const requestCount = { requests: 0 };

async function send(transport: Transport, user: UserName, operation: Operation): Promise<Answer> {
	requestCount.requests += 1;
	return transport.send(user, operation);
}

/** Sends a request and, for a list, reads all of its pages. @returns the answer in the model's format */
export async function execute(
	transport: Transport,
	user: UserName,
	operation: Operation,
): Promise<Answer> {
	const first = await send(transport, user, operation);
	if (!('body' in first) || !isPage(first.body)) return first;
	const items = [...first.body.items];
	const pages = [items.length];
	let { nextCursor } = first.body;
	while (nextCursor !== null) {
		const input = { ...operation.input, cursor: nextCursor };
		const next = await send(transport, user, { ...operation, input });
		if (!('body' in next) || !isPage(next.body)) return next;
		items.push(...next.body.items);
		pages.push(next.body.items.length);
		nextCursor = next.body.nextCursor;
	}
	const { nextCursor: _cursor, ...rest } = first.body;
	return { body: { ...rest, items: items.map(withoutIdAndInstant), pages } };
}

type ListPage = Json & { items: unknown[]; nextCursor: string | null };

const isPage = (body: unknown): body is ListPage =>
	isObject(body) && Array.isArray(body['items']) && 'nextCursor' in body;

/** An entry of the history without its id and instant, which the model cannot predict, if both are well formed. */
function withoutIdAndInstant(item: unknown): unknown {
	if (!isObject(item) || !Array.isArray(item['changes'])) return item;
	const { id, at, changes, ...rest } = item;
	const isWellFormed = typeof id === 'string' && uuid.test(id) && isInstant(at);
	return isWellFormed ? { ...rest, changes: sortedByField(changes) } : item;
}

const sortedByField = (changes: Json[]) =>
	changes.toSorted((one, other) => (String(one['field']) < String(other['field']) ? -1 : 1));
