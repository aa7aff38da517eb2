import type { CallError, Result } from './errors.ts';
import type { ProblemCode } from './generated/codes.ts';

/** Options of one call. */
export interface CallOptions {
	/** Ends the call: it throws `aborted`. */
	signal?: AbortSignal | undefined;
	/** Milliseconds for the whole call with its repetitions; `Infinity` for no limit. */
	timeoutMs?: number | undefined;
	/** How often a call that may be repeated is repeated. */
	retries?: number | undefined;
	/** Of a create: names it for 24 hours, so that it takes effect once. By default each call has a new one. */
	idempotencyKey?: string | undefined;
}

/** The input of a call that needs none. */
export type NoInput = Record<string, never>;

/** The arguments of a call: an input of which no field is required may be left out. */
type Arguments<Input> = undefined extends Input
	? [input?: Input, options?: CallOptions]
	: [input: Input, options?: CallOptions];

/** A call of the API. It throws `ClinicError`; `safe` answers the error instead, typed by what this call can be refused with. */
export interface Call<Input, Output, Code extends ProblemCode, Field extends string> {
	(...args: Arguments<Input>): Promise<Output>;
	safe(...args: Arguments<Input>): Promise<Result<Output, CallError<Code, Field>>>;
}

/** A page of a list. */
export interface Page<Item> {
	items: Item[];
	/** Asks for the next page, as `cursor`; null on the last one. */
	nextCursor: string | null;
	/** There if it was asked for; stops counting at 10,000. */
	total?: number;
	/** There if it was asked for; false where there are more than 10,000. */
	totalIsExact?: boolean;
}

/** A call that answers a page. */
export interface PagedCall<Input, Item, Code extends ProblemCode, Field extends string>
	extends Call<Input, Page<Item>, Code, Field> {
	/** All items, page by page. */
	all: AllRows<Input, Item>;
}

/** Reads a list to its end; `limit` is the size of a page. It throws `ClinicError`. */
export type AllRows<Input, Item> = (
	...args: Arguments<Input>
) => AsyncGenerator<Item, undefined, undefined>;

/** A row that is changed by its version. */
export interface VersionedRow {
	id: string;
	version: number;
}

/** Changes fields of a row that still has the version of `base`. It throws `ClinicError` for every refusal but that. */
export type ChangeRow<Row extends VersionedRow, Input> = (
	base: Row,
	changes: Omit<Input, 'id' | 'expectedVersion'>,
	options?: CallOptions,
) => Promise<Changed<Row>>;

/** The changed row; or, where somebody saved a newer version meanwhile, the row that the change began from and the newer one. */
export type Changed<Row> = { ok: true; data: Row } | { ok: false; base: Row; theirs: Row };
