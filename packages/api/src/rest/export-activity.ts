import {
	type Activity,
	clinicSettings,
	exportActivityInput,
	type Page,
	wallTime,
} from '@hms/contracts';
import type { Context } from '../context.ts';
import { errorForFields } from '../errors/domain-error.ts';
import { JsonText } from '../json/json-text.ts';
import { procedures } from '../procedures.ts';
import { inputReader } from './input.ts';

/** The columns of the exported activity. A change of several fields has a row for each. */
const columns = [
	...['day', 'time', 'person', 'action', 'kind', 'record', 'recordId'],
	...['field', 'before', 'after'],
];

const readInput = inputReader(exportActivityInput, {
	...{ parameters: [], acceptsQuery: true, acceptsWholeRow: false },
});

/**
 * The activity that the caller may see, as rows of cells. Each page of it is read as a request of its own: it ends with an error
 * when the session does, and shows nothing of a patient that was taken back meanwhile.
 * @param query the filters
 * @throws errors for `domainErrorOf`: of the first page at once, of the others where it is read
 */
export async function exportActivity(
	ctx: Context,
	query: Record<string, unknown>,
): Promise<AsyncGenerator<string[]>> {
	const readPage = async (cursor?: string): Promise<Page<Activity>> => {
		const page = await procedures.get('activity.export')?.call(ctx, () => {
			if ('cursor' in query) throw unknownCursor();
			const filters = readInput({ params: {}, query, body: undefined, ifMatch: undefined });
			return { ...filters, cursor };
		});
		if (!(page instanceof JsonText)) throw new Error('activity.export answers JSON');
		return page.value();
	};
	return rowsFrom(await readPage(), readPage);
}

const unknownCursor = () =>
	errorForFields('validation', [{ path: 'cursor', message: 'is not a known field' }]);

async function* rowsFrom(
	first: Page<Activity>,
	readPage: (cursor: string) => Promise<Page<Activity>>,
): AsyncGenerator<string[]> {
	yield columns;
	let page = first;
	for (;;) {
		for (const activity of page.items) yield* rowsOf(activity);
		if (page.nextCursor === null) return;
		page = await readPage(page.nextCursor);
	}
}

function rowsOf({ at, actor, action, subject, changes }: Activity): string[][] {
	const local = new Date(wallTime(clinicSettings().timeZone, Date.parse(at))).toISOString();
	const told = [local.slice(0, 10), local.slice(11, 19), actor.name, action];
	const cells = [...told, subject.type, subject.name, subject.id];
	if (changes.length === 0) return [[...cells, '', '', '']];
	return changes.map(({ field, before, after }) => [
		...cells,
		field,
		textOf(before),
		textOf(after),
	]);
}

/** A recorded value: texts as they are, nothing as an empty cell, lists and the like as JSON. */
const textOf = (value: unknown): string =>
	typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
