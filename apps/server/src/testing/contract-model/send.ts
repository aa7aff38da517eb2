import {
	type Answer,
	isObject,
	type Json,
	type Operation,
	type Transport,
	type UserName,
} from './operation.ts';
import { isInstant, uuid } from './state.ts';

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
	const answers: Answer[] = [];
	for (let next: Operation | undefined = operation; next; next = nextOf(operation, answers)) {
		answers.push(await send(transport, user, next));
	}
	return joined(answers);
}

/** The same for answers that are there at once. */
export function wholeAnswer(operation: Operation, answer: (one: Operation) => Answer): Answer {
	const answers: Answer[] = [];
	for (let next: Operation | undefined = operation; next; next = nextOf(operation, answers)) {
		answers.push(answer(next));
	}
	return joined(answers);
}

/** The request for the page after those that were answered; undefined if there is none. */
function nextOf(operation: Operation, answers: Answer[]): Operation | undefined {
	const last = answers.at(-1);
	if (!last || !('body' in last) || !isPage(last.body) || last.body.nextCursor === null) {
		return undefined;
	}
	return { ...operation, input: { ...operation.input, cursor: last.body.nextCursor } };
}

/** The pages of a list as one answer, with their sizes; a refusal of one of them refuses the whole. */
function joined(answers: Answer[]): Answer {
	const [first] = answers;
	const last = answers.at(-1);
	if (!first || !last) throw new Error('nothing was answered');
	if (!('body' in last) || !('body' in first)) return last;
	if (!isPage(first.body)) return { body: withoutOrder(first.body) };
	const pages = answers.flatMap((answer) =>
		'body' in answer && isPage(answer.body) ? [answer.body.items] : [],
	);
	const { nextCursor: _cursor, ...rest } = first.body;
	const items = inOrderOfIds(pages.flat()).map(withoutIdAndInstant);
	return { body: { ...rest, items, pages: pages.map(({ length }) => length) } };
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

/** Entries of the history that one bulk command made, which changes its rows in any order, in the order of their subjects. */
function inOrderOfIds(items: unknown[]): unknown[] {
	const subjectOf = (item: unknown) => (isObject(item) ? JSON.stringify(item['subject']) : '');
	const isOfOne = (item: unknown, other: unknown) =>
		isObject(item) &&
		isObject(other) &&
		['at', 'action'].every((name) => item[name] !== undefined && item[name] === other[name]);
	return items
		.reduce<unknown[][]>((runs, item) => {
			const run = runs.at(-1);
			if (run && isOfOne(run[0], item)) run.push(item);
			else runs.push([item]);
			return runs;
		}, [])
		.flatMap((run) => run.toSorted((a, b) => (subjectOf(a) < subjectOf(b) ? -1 : 1)));
}

/** The outcome of a bulk command with its rows in the order of their ids. */
function withoutOrder(body: unknown): unknown {
	if (!isObject(body) || !Array.isArray(body['done'])) return body;
	return { ...body, done: body['done'].toSorted() };
}

const sortedByField = (changes: Json[]) =>
	changes.toSorted((one, other) => (String(one['field']) < String(other['field']) ? -1 : 1));
