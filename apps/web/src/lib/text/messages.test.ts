import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '@hms/contracts';
import compile from 'icu-minify/compile';
import { describe, expect, test } from 'vitest';
import { wordOfApiText } from './api-text.ts';
import { sourceLanguage } from './languages.ts';
import { messagesFolder, textsOf } from './source-texts.testing.ts';

const source = textsOf(`${sourceLanguage}.json`);
const files = readdirSync(messagesFolder).filter((name) => name.endsWith('.json'));

/** The names of a text's arguments and tags. @throws if it does not parse */
function parametersOf(text: string): string[] {
	const names = new Set<string>();
	const visit = (part: unknown): void => {
		if (Array.isArray(part)) {
			if (typeof part[0] === 'string') names.add(part[0]);
			part.slice(1).forEach(visit);
		} else if (typeof part === 'object' && part !== null) {
			// The branches of a plural or a selection; each is a text of its own.
			for (const branch of Object.values(part)) visitText(branch);
		}
	};
	const visitText = (compiled: unknown) => (Array.isArray(compiled) ? compiled : []).forEach(visit);
	visitText(compile(text));
	return [...names].sort();
}

test('the declaration of the texts’ types is current: `npx turbo run build` writes it', () => {
	const json = readFileSync(join(messagesFolder, 'en-GB.json'), 'utf8');
	const declaration = readFileSync(join(messagesFolder, 'en-GB.d.json.ts'), 'utf8');
	expect(declaration).toContain(`declare const messages: ${json.trim()};`);
});

test('every language that can be chosen has its texts', () => {
	expect(files).toEqual(expect.arrayContaining(languages.map((language) => `${language}.json`)));
});

describe.each(files)('%s', (file) => {
	const texts = textsOf(file);
	const { language } = new Intl.Locale(file.replace('.json', ''));

	test('has the keys of the source', () => {
		expect([...texts.keys()].filter((key) => !source.has(key))).toEqual([]);
		// A variant of the source's own language has only what differs.
		const isVariant = language === new Intl.Locale(sourceLanguage).language;
		const missing = [...source.keys()].filter((key) => !texts.has(key));
		if (!isVariant) expect(missing).toEqual([]);
	});

	test('has texts that parse, with the parameters of the source', () => {
		const parameters = (all: Map<string, string>) =>
			[...texts.keys()].map((key) => [key, parametersOf(all.get(key) ?? '')]);
		expect(parameters(texts)).toEqual(parameters(source));
	});
});

const below = (level: string) => [...source].filter(([key]) => key.startsWith(`${level}.`));

test.each(below('error.problem'))('%s is the word for its text in the API', (key, text) => {
	const english = text.replaceAll(/\{n\d?(?:, number)?\}/g, '7');
	expect(key.split('.').at(-1)).toBe(wordOfApiText(english).word);
});

test.each(below('error.field'))('%s has the numbers of the phrase in the API', (key, text) => {
	const numbers = key.match(/(?<=[._])n\d?(?=_|$)/g) ?? [];
	expect(parametersOf(text)).toEqual(numbers.sort());
});

test('every text is used by a file, as its whole key', () => {
	const folder = join(import.meta.dirname, '../..');
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.tsx?$/.test(name) && !/\.test(ing)?\.tsx?$/.test(name))
		.map((name) => readFileSync(join(folder, name), 'utf8'));
	const used = new Set(
		files.flatMap((file) => file.match(/(?<=['"`])[a-zA-Z][\w.-]+(?=['"`])/g) ?? []),
	);
	// These are looked up by the texts of the API.
	const unused = [...source.keys()].filter(
		(key) => !used.has(key) && !/^error\.(field|problem)\./.test(key),
	);
	expect(unused).toEqual([]);
});
