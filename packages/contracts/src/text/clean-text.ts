// Invisible characters. Two names must not differ by these alone, and none of them may reorder the text around it.

// Those that can be significant, depending on their neighbours: direction marks, joiners, selectors, the separator of a Mongolian vowel, and the tags of a flag.
const significant =
	'\\u061C\\u200C-\\u200F\\u180B-\\u180F\\uFE00-\\uFE0F\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}\\u{E007F}\\u{E0100}-\\u{E01EF}';
const significantRuns = new RegExp(`[${significant}]+`, 'gu');

// All others: direction overrides and isolates, zero-width spaces, soft hyphens, fillers, annotation marks, and the
// stand-in for an object that was not pasted along.
const insignificant = new RegExp(
	`(?![${significant}])[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFC]`,
	'gu',
);

// Scripts whose letters join to the left and right, so that a non-joiner between two of them can be seen.
const joiningScripts = [
	...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Adlam', 'Mandaic', 'Manichaean', 'Phags_Pa'],
	...['Hanifi_Rohingya', 'Sogdian', 'Psalter_Pahlavi', 'Chorasmian'],
];
// Those of the Arabic and Syriac scripts that never join to the letter after them: alef, dal, reh, waw and their like.
const endsJoin =
	'\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0710\u0715-\u0719\u071E\u0728\u072A\u072C\u072F';
const joining = joiningScripts.map((script) => `\\p{Script=${script}}`).join('');
const endsInJoiningLetter = new RegExp(`(?![${endsJoin}])(?=\\p{L})[${joining}]\\p{M}*$`, 'u');
const startsWithJoiningLetter = new RegExp(`^(?!\u0621)(?=\\p{L})[${joining}]`, 'u');

// The sign that takes a consonant's vowel away (Indic_Syllabic_Category=Virama), which JavaScript has no property for.
const virama =
	'[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D3B\\u0D3C\\u0D4D\\u0DCA\\u1039\\u1B44\\u1BAA\\u1BAB\\uA806\\uA8C4\\uA953\\uA9C0\\uABED\\u{110B9}\\u{11133}\\u{111C0}\\u{1134D}\\u{11442}\\u{114C2}\\u{115BF}\\u{1163F}]';
const endsInVirama = new RegExp(`${virama}\\p{M}*$`, 'u');
const startsWithVirama = new RegExp(`^${virama}`, 'u');

const endsInEmoji = /\p{Extended_Pictographic}\p{Emoji_Modifier}?$/u;
const startsWithEmoji = /^\p{Extended_Pictographic}/u;

/** Variation selectors, with the characters before and after which they are significant. */
const selectors: [after: RegExp, selector: RegExp, before?: RegExp][] = [
	[/\p{Extended_Pictographic}$/u, /[\uFE0E\uFE0F]/u],
	[/[0-9#*]$/, /\uFE0F/u, /^\u20E3/],
	[/[\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}]$/u, /[\uFE00-\uFE02]/u],
	[/\p{Script=Han}$/u, /[\u{E0100}-\u{E01EF}]/u],
	[/\p{Script=Mongolian}$/u, /[\u180B-\u180D\u180F]/u],
	[/\p{Script=Mongolian}$/u, /\u180E/u, /^\p{Script=Mongolian}/u],
];
/** The letters of a flag's region, written with tags. */
const flag = /[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}/u;
const directionMark = /[\u200E\u200F\u061C]/;

/** The significant characters of a run of invisible ones. */
function significantOf(run: string, before: string, after: string, marks: boolean): string {
	const found = selectors.find(
		([behind, selector, ahead]) =>
			behind.test(before) && selector.test(run) && (ahead?.test(after) ?? true),
	);
	const selector = found?.[1].exec(run)?.[0] ?? '';
	const tags = before.endsWith('\u{1F3F4}') ? (flag.exec(run)?.[0] ?? '') : '';
	const [joiner = ''] = /[\u200C\u200D]/.exec(run) ?? [];
	const [mark = ''] = (marks && directionMark.exec(run)) || [];
	return selector + tags + (joins(joiner, before, after) ? joiner : '') + mark;
}

function joins(joiner: string, before: string, after: string): boolean {
	// In the scripts of India and its neighbours both joiners select half forms and ligatures.
	if (endsInVirama.test(before)) return true;
	if (startsWithVirama.test(after) && /[\p{L}\p{M}]$/u.test(before)) return true;
	return joiner === '\u200D'
		? endsInEmoji.test(before) && startsWithEmoji.test(after)
		: endsInJoiningLetter.test(before) && startsWithJoiningLetter.test(after);
}

/** How far neighbours are looked at, in UTF-16 code units. */
const contextLength = 16;

/** A text without insignificant invisible characters. */
function withoutInsignificant(text: string, { marks }: { marks: boolean }): string {
	return (
		text
			.replaceAll(insignificant, '')
			.normalize('NFC')
			.replaceAll(significantRuns, (run, at: number, whole: string) => {
				const end = at + run.length;
				const before = whole.slice(Math.max(0, at - contextLength), at);
				return significantOf(run, before, whole.slice(end, end + contextLength), marks);
			})
			// Characters that were separated by removed ones may now compose.
			.normalize('NFC')
	);
}

/** Normalizes a line: any whitespace becomes one space, and insignificant invisible characters are removed. */
export function cleanLine(text: string): string {
	return withoutInsignificant(text, { marks: false })
		.replaceAll(/[\s\u0085]+/g, ' ')
		.trim();
}

/**
 * Normalizes text of several lines. Line breaks become `\n`; other whitespace stays, and so do direction marks, which place
 * punctuation in bidirectional text.
 */
export function cleanParagraph(text: string): string {
	return withoutInsignificant(text, { marks: true })
		.replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
		.trim();
}
