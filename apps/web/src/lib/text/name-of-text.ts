import type { NamedPerson } from '@hms/contracts';

/** Small words that begin a family name. */
const particles = new Set(
	'al bin da das de del della den der di do dos du el ibn la le st ten ter van von y zu'.split(' '),
);

/** A word of a name that was typed in small letters: "smith-jones" is "Smith-Jones". */
const capitalized = (word: string): string =>
	particles.has(word)
		? word
		: word.replaceAll(/(^|[-'’])(\p{Ll})/gu, (_, before: string, letter: string) => {
				return `${before}${letter.toUpperCase()}`;
			});

/** The name that somebody searched for, for a new record; undefined for a text that is no name, such as a number. */
export function nameOfText(typed: string): NamedPerson | undefined {
	const text = typed.trim().replaceAll(/\s+/g, ' ');
	if (!/\p{L}/u.test(text) || /[\p{N}@]/u.test(text)) return undefined;
	const cased = text === text.toLowerCase() ? text.split(' ').map(capitalized).join(' ') : text;
	const [before = '', ...after] = cased.split(',').map((part) => part.trim());
	// "Lovelace, Ada"
	if (after.length > 0) {
		const givenName = after.join(' ').trim();
		return givenName === '' || before === ''
			? { givenName: givenName || before, familyName: null }
			: { givenName, familyName: before };
	}
	const words = cased.split(' ');
	const particle = words.findIndex((word, place) => place > 0 && particles.has(word));
	// Nobody is named by a particle alone.
	const start = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
	return {
		givenName: words.slice(0, Math.max(start, 1)).join(' '),
		familyName: start === 0 ? null : words.slice(start).join(' '),
	};
}
