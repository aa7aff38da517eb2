/** The label of each field of a record, and how its values are formatted; an empty text means that nothing is recorded. */
export type FieldDisplay<Fields> = {
	readonly [Field in keyof Fields]-?: {
		label: string;
		format: (value: Exclude<Fields[Field], undefined>, locale: string) => string;
	};
};

/** The format of a field that is text. */
export const formatText = (text: string | null): string => text ?? '';

/** Formats the value of a field; an empty text for null. */
export function formatField<Fields>(
	display: FieldDisplay<Fields>,
	field: keyof Fields,
	value: Fields[keyof Fields],
	locale: string,
): string {
	if (value === undefined || value === null) return '';
	// The value belongs to the field, but TypeScript does not relate the two index types.
	return display[field].format(value as never, locale);
}
