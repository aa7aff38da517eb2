import { pinyin } from 'pinyin-pro';

/** The block of Unicode that has the characters of names; rarer ones have no reading here. */
const [first, last] = [0x4e00, 0x9fff];

const characters = Array.from({ length: last - first + 1 }, (_, place) =>
	String.fromCodePoint(first + place),
);

/** How Mandarin reads a character, in small letters without the tone; undefined where that is not known. */
function readingOf(character: string, surname: 'all' | 'off'): string | undefined {
	const reading = pinyin(character, { toneType: 'none', surname }).replaceAll('ü', 'u');
	return /^[a-z]+$/.test(reading) ? reading : undefined;
}

/** The text in lines of at most so many letters. */
const inLines = (text: string, size: number): string =>
	text.match(new RegExp(`.{1,${size}}`, 'g'))?.join('\n') ?? '';

const wrapped = (words: string[]): string =>
	words
		.join(' ')
		.replaceAll(/(?=\S)(.{1,124})(?: |$)/g, '$1\n')
		.trimEnd();

/** The SQL function that reads a Chinese character, from the readings of the package pinyin-pro. */
export function hanReadingsSql(): string {
	const usual = characters.map((character) => readingOf(character, 'off'));
	const syllables = [...new Set(usual)].filter((reading) => reading !== undefined).sort();
	// Two bytes a character: the place of its syllable, from 1, or 0.
	const places = Buffer.alloc(2 * usual.length);
	for (const [place, reading] of usual.entries())
		places.writeUInt16BE(reading === undefined ? 0 : syllables.indexOf(reading) + 1, 2 * place);
	const surnames = characters.flatMap((character, place) => {
		const reading = readingOf(character, 'all');
		return reading === undefined || reading === usual[place] ? [] : [`${character}:${reading}`];
	});
	return `-- Made by generate/han-readings.ts from the npm package pinyin-pro (MIT License, Copyright (c) 2022-present zh-lx);
-- \`vitest run packages/db/src/han-readings.test.ts -u\` writes it anew.

-- How Mandarin reads a Chinese character: pinyin in small letters without the tone, or null. A character that is read otherwise in a
-- family name has that reading where it is asked for.
CREATE OR REPLACE FUNCTION han_reading(han text, is_family boolean) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	place constant integer := ascii(han) - ${first};
	-- The place of each character's syllable in the list, in two bytes.
	places constant bytea := decode('
${inLines(places.toString('base64'), 128)}
', 'base64');
	syllables constant text[] := string_to_array(translate('
${wrapped(syllables)}
', E'\\n', ' '), ' ');
	in_family constant text := substring('
${wrapped(surnames)}
' FROM han || ':([a-z]+)');
BEGIN
	IF is_family AND in_family IS NOT NULL THEN
		RETURN in_family;
	ELSIF place < 0 OR place >= ${usual.length} THEN
		RETURN NULL;
	END IF;
	-- Both lists begin with what stands for no reading.
	RETURN nullif(syllables[1 + 256 * get_byte(places, 2 * place) + get_byte(places, 2 * place + 1)], '');
END
$$;
`;
}
