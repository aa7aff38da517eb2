import type { CallOptions, Page, VersionedRow } from './call-types.ts';
import { ClinicError } from './errors.ts';
import type { Calls } from './generated/api.ts';
import { kinds } from './generated/kinds.ts';
import type { Caller } from './transport/call.ts';

// Here calls have no types: `Calls` has them, and is generated from the same procedures as the table of kinds.
type UntypedCall = (input?: object, options?: CallOptions) => Promise<unknown>;

/** The largest page of a list. */
const pageSize = 100;

/** Makes the calls of the API, by noun. */
export function createCalls(caller: Caller): Calls {
	const nouns = Object.entries(kinds).map(([noun, verbs]) => {
		const calls = new Map<string, UntypedCall>();
		for (const [verb, kind] of Object.entries(verbs)) {
			const call: UntypedCall = async (input, options) =>
				caller(`${noun}.${verb}`, kind, input, options);
			calls.set(verb, Object.assign(call, { safe: safe(call), all: allRows(call) }));
		}
		const [list, get, update] = [calls.get('list'), calls.get('get'), calls.get('update')];
		return [
			noun,
			{
				...Object.fromEntries(calls),
				...(list ? { all: allRows(list) } : {}),
				...(get && update ? { change: changeRow(get, update) } : {}),
			},
		];
	});
	return Object.fromEntries(nouns);
}

/** The form of a call that answers a `ClinicError` instead of throwing it. */
const safe =
	(call: UntypedCall): UntypedCall =>
	async (input, options) => {
		try {
			return { ok: true, data: await call(input, options) };
		} catch (error) {
			if (error instanceof ClinicError) return { ok: false, error };
			throw error;
		}
	};

/** The form of a call that reads all pages. In `Calls` only those have it that answer a page. */
const allRows = (call: UntypedCall) =>
	async function* (input?: object, options?: CallOptions) {
		let cursor: string | null | undefined;
		do {
			const page = (await call({ limit: pageSize, ...input, cursor }, options)) as Page<unknown>; // see above
			yield* page.items;
			cursor = page.nextCursor;
		} while (cursor !== null);
	};

/** Changes a row by its version, and reads the newer one where there is one. */
const changeRow =
	(get: UntypedCall, update: UntypedCall) =>
	async (base: VersionedRow, changes: object, options?: CallOptions) => {
		const { id, version } = base;
		try {
			return {
				ok: true,
				data: await update({ ...changes, id, expectedVersion: version }, options),
			};
		} catch (error) {
			if (!(error instanceof ClinicError) || error.code !== 'precondition_failed') throw error;
			return { ok: false, base, theirs: await get({ id }, options) };
		}
	};
