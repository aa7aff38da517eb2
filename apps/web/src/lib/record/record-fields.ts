import type { ReactNode } from 'react';
import type { Translate } from '../text/text-key.ts';

/** The label of a field, and how its values are formatted; an empty text means that nothing is recorded. */
interface FieldDisplay<Value> {
	label: string;
	format: (value: Value, locale: string, t: Translate) => string;
}

/** How the history and the conflict dialog show the fields of a record, in their order. */
export type FieldDisplays<Fields> = {
	readonly [Field in keyof Fields]-?: FieldDisplay<Exclude<Fields[Field], undefined>>;
};

/** A field among the facts of a record's page. The page is printed too, as the record's sheet. */
interface FieldFact<Value> {
	/** The title of the panel that shows it. */
	panel: string;
	/** If the page has another word for the field than its label. */
	term?: string;
	render: (value: NonNullable<Value>) => ReactNode;
}

/** The parts of a field that is an object, such as an address, with the label of each; any other field has none. */
type Parts<Value> =
	NonNullable<Value> extends string | boolean | readonly unknown[]
		? { parts?: never }
		: { parts: { readonly [Part in keyof NonNullable<Value>]-?: string } };

type RecordField<Value> = FieldDisplay<Value> &
	Parts<Value> & {
		/** Null for a field that the header of the page shows. */
		fact: FieldFact<Value> | null;
		/** Whether the list of records has a column for the field. */
		isColumn: boolean;
	};

/**
 * The table of a record's fields, in the order of the screens. It has every field of the contract, so that one that is
 * forgotten is a type error. How a form edits the fields is in another table (`components/form/field-input.tsx`), so that
 * other screens do not load inputs.
 */
export type RecordFields<Fields> = {
	readonly [Field in keyof Fields]-?: RecordField<Exclude<Fields[Field], undefined>>;
};

/** The fields that have a column in the list of records. */
export type ColumnField<Table extends Record<keyof Table, { isColumn: boolean }>> = {
	[Field in keyof Table]: Table[Field]['isColumn'] extends true ? Field : never;
}[keyof Table];

/** The fields of a stored record that its table has: not the id, the version and others that are set by the system. */
export const pickFields = <Fields extends object>(
	table: FieldDisplays<Fields>,
	record: Fields,
): Fields =>
	// A record has every field of its table.
	Object.fromEntries(Object.entries(record).filter(([name]) => name in table)) as Fields;

interface Labelled {
	label: string;
	parts?: Readonly<Record<string, string>>;
}

/** The paths of a record's fields in the contract: "givenName", "address.city". */
type FieldPath<Table> = {
	[Field in keyof Table & string]: Table[Field] extends { parts: infer Parts }
		? `${Field}.${keyof Parts & string}`
		: Field;
}[keyof Table & string];

/** The label of each field, and of each part of a field, by its path. */
export const labelsByPath = <Table extends Readonly<Record<string, Labelled>>>(
	table: Table,
): Record<FieldPath<Table>, string> =>
	Object.fromEntries(
		Object.entries(table).flatMap(([field, { label, parts }]) =>
			parts === undefined
				? [[field, label]]
				: Object.entries(parts).map(([part, partLabel]) => [`${field}.${part}`, partLabel]),
		),
		// It has each path; TypeScript does not keep the names.
	) as Record<FieldPath<Table>, string>;

/** Formats the value of a field; an empty text for null. */
export function formatField<Fields>(
	displays: FieldDisplays<Fields>,
	field: keyof Fields,
	value: Fields[keyof Fields],
	locale: string,
	t: Translate,
): string {
	if (value === undefined || value === null) return '';
	// The value belongs to the field, but TypeScript does not relate the two index types.
	return displays[field].format(value as never, locale, t);
}
