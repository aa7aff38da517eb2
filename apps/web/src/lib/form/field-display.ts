/** What the fields of a record are called, and how their values are said; an empty text stands for nothing recorded. */
export type FieldDisplay<Fields> = {
	readonly [Field in keyof Fields]-?: {
		label: string;
		say: (value: Exclude<Fields[Field], undefined>, locale: string) => string;
	};
};

/** How a text is said that needs no words. */
export const formatText = (text: string | null): string => text ?? '';

/** A value of a record in words. */
export function formatField<Fields>(
	words: FieldDisplay<Fields>,
	field: keyof Fields,
	value: Fields[keyof Fields],
	locale: string,
): string {
	if (value === undefined || value === null) return '';
	// The value is that of this field, which the index into both types does not know.
	return words[field].say(value as never, locale);
}
