import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { translateApiText, wordOfApiText } from './api-text.ts';
import { translate } from './translate.testing.ts';

const root = join(import.meta.dirname, '../../../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** What only programs, commands and whoever runs the system meet. */
const notOnScreens =
	/^packages\/api\/src\/(rest|erasure|mail)\/|\/(token-rights|refresh|tokens|read-only-fields|accounts)\.ts$/;

const sourcesIn = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => `${folder}/${name}`)
		.filter((file) => /(?<!\.(?:test|testing|bench|d))\.ts$/.test(file))
		.filter((file) => !file.includes('/testing/') && !notOnScreens.test(file));

const sources = [
	...sourcesIn('packages/api/src'),
	...sourcesIn('packages/contracts/src'),
	// A window that stays open while the system is updated meets it.
	'packages/api/src/rest/version.ts',
	// The other plugins refuse what no page sends.
	...['problems', 'request-url', 'security'].map((name) => `apps/server/src/plugins/${name}.ts`),
];

// Comments are among them, so that an apostrophe in one begins no text.
const tokens = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const beforeSentence =
	/(?:new DomainError\(\s*'\w+',|\binvalidCredentials\(|\b(?:message|detail) =(?: \w+ \?)?)\s*$/;
const beforePhrase = /\b(?:(?:message|error):|(?<!new )[a-z]\w*Error(?: =|\())\s*$/;
/** The words that phrases begin with, wherever they are in the code. */
const phrase =
	/^(?:already|are|belongs?|cannot|does|has|have|is|looks|may|must|needs?|or|overlaps|was|were) /;
const notSaid =
	/(?:(?:description|summary|withoutRest|examples?|title):|describe\(|new \w*Error\()\s*$/;
/** Its values are those of a list of the contract, and screens offer all of them. */
const choices = 'must be one of: ';

const namesIn = (text = '') => [...text.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);

/** The words in place of expressions in texts. Any other expression is a number. */
const wordsFor: Record<string, string[]> = {
	noun: namesIn(
		/noun:((?:\s*\| '[^']+')+)/.exec(read('packages/api/src/errors/domain-error.ts'))?.[1],
	),
	served: ['7.7.7'],
	units: ['second', 'seconds'],
	'nouns[issue.expected] ?? issue.expected': namesIn(
		/const nouns[^{]*\{([^}]*)\}/.exec(read('packages/contracts/src/schema/messages.ts'))?.[1],
	),
};

/** The texts that a template makes. */
function madeOf(template: string): string[] {
	const [expression, name = ''] = /\$\{([^}]*)\}/.exec(template) ?? [];
	if (expression === undefined) return [template];
	return (wordsFor[name] ?? ['7']).flatMap((word) => madeOf(template.replace(expression, word)));
}

/** The sentences of the API, and its phrases about fields, as they are in its source. */
function textsOfApi(): { sentences: string[]; phrases: string[] } {
	const sentences = new Set<string>();
	const phrases = new Set<string>();
	for (const source of sources.map(read)) {
		for (const { 0: token, index } of source.matchAll(tokens)) {
			const text = token.slice(1, -1).replaceAll(/\\(.)/g, '$1');
			const before = source.slice(Math.max(0, index - 80), index);
			if (token.startsWith('/') || !text.includes(' ') || text.startsWith(choices)) continue;
			const isSentence = /^\p{Lu}/u.test(text) && beforeSentence.test(before);
			const isPhrase = beforePhrase.test(before) || (phrase.test(text) && !notSaid.test(before));
			if (isSentence) for (const one of madeOf(text)) sentences.add(one);
			else if (isPhrase) for (const one of madeOf(text)) phrases.add(one);
		}
	}
	return { sentences: [...sentences], phrases: [...phrases] };
}

const { sentences, phrases } = textsOfApi();

test('the texts of the API are found in its source', () => {
	expect(sentences).toEqual(
		expect.arrayContaining(['There is no such emergency access.', 'This was already reviewed.']),
	);
	expect(phrases).toEqual(
		expect.arrayContaining(['must be a whole number', 'That isn’t your current password']),
	);
});

test.each(sentences)('“%s” has its word below error.problem', (english) => {
	expect(translateApiText(translate, english, 'problem')).toBe(english);
});

test.each(phrases)('“%s” has its word below error.field', (english) => {
	expect(translateApiText(translate, english, 'field')).toMatch(/^\p{Lu}[^{}]*[^{}.]$/u);
});

test('a number with separators is one number', () => {
	expect(wordOfApiText('at most 10,000 of 7, 8 or 2.5')).toEqual({
		word: 'at_most_n_of_n2_n3_or_n4_n5',
		values: { n: 10_000, n2: 7, n3: 8, n4: 2, n5: 5 },
	});
});
