import {
	type Answer,
	isObject,
	type Json,
	type Operation,
	type Transport,
	type UserName,
} from './operation.ts';
import { isInstant, uuid } from './records.ts';

/** How many requests were made; one that fails with 500 fails its test. */
export const made = { requests: 0 };

async function send(transport: Transport, user: UserName, operation: Operation): Promise<Answer> {
	made.requests += 1;
	return transport.send(user, operation);
}

/** Asks, and walks a list to its end. The answer is told in the model's words. */
export async function ask(
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
	const { nextCursor: _cursor, ...told } = first.body;
	return { body: { ...told, items: items.map(withoutMoment), pages } };
}

type ListPage = Json & { items: unknown[]; nextCursor: string | null };

const isPage = (body: unknown): body is ListPage =>
	isObject(body) && Array.isArray(body['items']) && 'nextCursor' in body;

/** A line of the history without its id and its moment, which nobody can foresee; if they are as they should be. */
function withoutMoment(item: unknown): unknown {
	if (!isObject(item) || !Array.isArray(item['changes'])) return item;
	const { id, at, changes, ...told } = item;
	const isWell = typeof id === 'string' && uuid.test(id) && isInstant(at);
	return isWell ? { ...told, changes: inOrder(changes) } : item;
}

const inOrder = (changes: Json[]) =>
	changes.toSorted((one, other) => (String(one['field']) < String(other['field']) ? -1 : 1));
