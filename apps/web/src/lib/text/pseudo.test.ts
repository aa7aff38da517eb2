import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { expect, test } from 'vitest';
import { pseudoTexts } from './pseudo.ts';

const formatters = {
	getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
		new Intl.NumberFormat(...args),
	getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
		new Intl.DateTimeFormat(...args),
	getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
		new Intl.PluralRules(...args),
};

function pseudo(text: string, values: Record<string, unknown>) {
	const texts = pseudoTexts({ level: { text: compile(text) } }) as {
		level: { text: ReturnType<typeof compile> };
	};
	return format(texts.level.text, 'en-XA', values as never, { formatters });
}

const bold = (parts: unknown[]) => `[${parts.join('')}]`;

test.each([
	['Sign in', {}, 'Sîgñ îñ~~'],
	['Hello {name}!', { name: 'Ada' }, 'Héllõ~~ Ada!'],
	['{n, plural, one {# day} other {# days}}', { n: 2 }, '2 dåýš~'],
	['{sex, select, female {she} other {they}}', { sex: 'female' }, 'šhé~'],
	['See <b>this</b>', { b: bold }, 'Séé~ [thîš~]'],
	['{n, number}', { n: 1200 }, '1,200'],
])('%s', (text, values, expected) => {
	expect(pseudo(text, values)).toBe(expected);
});
