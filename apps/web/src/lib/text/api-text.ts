import type { TextKey, Translate } from './text-key.ts';

/**
 * The word for a text of the API: the text itself, in small letters, with its numbers replaced. "must be at least 12 characters
 * long" is `must_be_at_least_n_characters_long`, with n = 12.
 */
export function wordOfApiText(english: string): { word: string; values: Record<string, number> } {
	const values: Record<string, number> = {};
	const numbered = english.replaceAll(/\d{1,3}(?:,\d{3})+|\d+/g, (digits) => {
		const count = Object.keys(values).length;
		const name = count === 0 ? 'n' : `n${count + 1}`;
		values[name] = Number(digits.replaceAll(',', ''));
		return ` ${name} `;
	});
	return { word: (numbered.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('_'), values };
}

/**
 * A text of the API in the reader's language; undefined if there is none. The API answers in English, for programs too; `error`
 * in the texts has its sentences ("problem"), and sentences for its phrases about a field.
 */
export function translateApiText(
	t: Translate,
	english: string,
	kind: 'problem' | 'field',
): string | undefined {
	const { word, values } = wordOfApiText(english);
	// Not every text of the API has words here, so the key may not exist.
	const key = `error.${kind}.${word}` as TextKey;
	if (word === '' || !t.has(key)) return undefined;
	const translate = t as (key: TextKey, values: Record<string, unknown>) => string;
	return translate(key, values);
}
