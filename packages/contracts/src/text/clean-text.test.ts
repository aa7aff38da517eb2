import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanParagraph } from './clean-text.ts';

const asItIs = [
	['Persian with a non-joiner', 'می\u200cخواهم'],
	['a Persian name with one', 'علی\u200cرضا'],
	['Persian with a vowel sign before it', 'کتابِ\u200cما'],
	['Syriac with one', '\u0712\u200c\u0712'],
	['Sinhala with a joiner after its virama', 'ශ\u0dca\u200dරී'],
	['Devanagari with a half form', 'क\u094d\u200dष'],
	['Devanagari kept from a ligature', 'क\u094d\u200cष'],
	['Malayalam with a chillu of old spelling at the end', 'അവന\u0d4d\u200d'],
	['Bengali with ya-phalaa', 'র\u200d\u09cdয'],
	['a family of four', '👨\u200d👩\u200d👧\u200d👦'],
	['a doctor with a skin tone', '👩🏽\u200d⚕\ufe0f'],
	['a heart that is an emoji', '❤\ufe0f'],
	['a rainbow flag', '🏳\ufe0f\u200d🌈'],
	['a keycap', '1\ufe0f\u20e3'],
	['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
	['a Japanese name with a variant of its character', '葛\u{e0100}城'],
	['Mongolian with a chosen form', '\u182d\u180b'],
	['Mongolian with a separated vowel', '\u182d\u180e\u1820'],
	['decomposed Hangul is composed, and Korean stays', '김민준'],
	['Arabic with vowel signs', 'مُحَمَّد'],
	['Hebrew with points', 'שָׁלוֹם'],
	['Thai', 'สมชาย'],
	['Braille', '\u2801\u2800\u2803'],
	['the end of a verse in Arabic', '\u06dd'],
	['what was lost on the way here', 'Jos\ufffd'],
	['a name', 'O’Brien-Smith, Jr.'],
] as const;

const taken = [
	['tab between cells', 'John\tSmith', 'John Smith'],
	['line break', 'John\r\nSmith', 'John Smith'],
	['no-break space', 'John\u00a0Smith', 'John Smith'],
	['narrow no-break space', 'John\u202fSmith', 'John Smith'],
	['ideographic space', '山田\u3000太郎', '山田 太郎'],
	['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
	['next line', 'a\u0085b', 'a b'],
	['vertical tab and form feed', 'a\vb\fc', 'a b c'],
	['a run of all', ' \t John \u00a0\u2003\n Smith\u3000', 'John Smith'],
	['byte order mark', '\ufeffJohn\ufeff Smith', 'John Smith'],
	['zero-width space', 'John\u200bSmith', 'JohnSmith'],
	['word joiner', 'John\u2060Smith', 'JohnSmith'],
	['soft hyphen', 'Donau\u00addampf', 'Donaudampf'],
	['direction marks', '\u200eعدا\u200f\u061c', 'عدا'],
	['direction override', 'Ada\u202eecalevoL\u202c', 'AdaecalevoL'],
	['direction embedding', '\u202aAda\u202c \u202bB\u202c', 'Ada B'],
	['isolates', '\u2066Ada\u2069 \u2067B\u2069 \u2068C\u2069', 'Ada B C'],
	['non-joiner between Latin letters', 'Jo\u200chn', 'John'],
	['joiner between Latin letters', 'Jo\u200dhn', 'John'],
	['joiner between Arabic letters', 'م\u200dح', 'مح'],
	['non-joiner after a letter that does not join', 'ناصر\u200cزاده', 'ناصرزاده'],
	['non-joiner before a space', 'می\u200c خواهم', 'می خواهم'],
	['two non-joiners', 'می\u200c\u200cخواهم', 'می\u200cخواهم'],
	['joiner before an emoji', 'a\u200d👩', 'a👩'],
	['joiner after an emoji', '👩\u200d a', '👩 a'],
	['variation selector after a letter', 'a\ufe0fb', 'ab'],
	['ideographic selector after a letter', 'a\u{e0100}b', 'ab'],
	['tags without a flag', 'Ada\u{e0041}\u{e007f}', 'Ada'],
	['Hangul fillers', '김\u3164민\uffa0준\u115f\u1160', '김민준'],
	['combining grapheme joiner', 'a\u034f\u0301', 'á'],
	['joiner that kept an accent off', 'e\u200d\u0301', 'é'],
	['Mongolian vowel separator in Latin', 'a\u180eb', 'ab'],
	['invisible operators', 'a\u2062\u2063b', 'ab'],
	['deprecated format characters', 'a\u206a\u206fb', 'ab'],
	['interlinear annotation', '\ufff9漢\ufffaかん\ufffb', '漢かん'],
	['an object that was not pasted along', 'John\ufffcSmith', 'JohnSmith'],
	['Khmer vowels that are not seen', 'ក\u17b4\u17b5', 'ក'],
	['nothing that can be seen', '\u200b\ufeff\u00ad \u3164', ''],
] as const;

describe('one line', () => {
	it.each(asItIs)('stays as it is: %s', (_, text) => {
		expect(cleanLine(text)).toBe(text.normalize('NFC'));
	});

	it.each(taken)('is cleaned: %s', (_, text, clean) => {
		expect(cleanLine(text)).toBe(clean);
	});

	it('keeps control characters, for the rules to refuse', () => {
		expect(cleanLine('a\u0000b\u001bc')).toBe('a\u0000b\u001bc');
	});
});

describe('text of several lines', () => {
	it.each([
		['every line break is one', 'a\r\nb\rc\u2028d\u0085e\u2029f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
		['space stays', 'a\u00a0b\tc  d', 'a\u00a0b\tc  d'],
		['single direction marks stay', 'עדה\u200f (ada)\u200e', 'עדה\u200f (ada)\u200e'],
		['more than one are one', 'עדה\u200f\u200f!', 'עדה\u200f!'],
		['overrides go', 'a \u202eb\u202c c', 'a b c'],
		['isolates go', 'a \u2068ب\u2069 c', 'a ب c'],
		['zero-width spaces go', 'a\u200bb\ufeff', 'ab'],
		['the space around goes', '\n\u200b a \n', 'a'],
	])('%s', (_, text, clean) => {
		expect(cleanParagraph(text)).toBe(clean);
	});
	it.each(asItIs)('stays as it is: %s', (_, text) => {
		expect(cleanParagraph(text)).toBe(text.normalize('NFC'));
	});
});

const odd = fc.constantFrom(
	...[
		'\u200c',
		'\u200d',
		'\u200b',
		'\u200e',
		'\u202e',
		'\u2066',
		'\u2069',
		'\ufe0f',
		'\ufeff',
		'\u00ad',
	],
	...[
		'\u034f',
		'\u3164',
		'\u115f',
		'\u180b',
		'\u{e0100}',
		'\u{e0067}',
		'\u{e007f}',
		'\u{1f3f4}',
		'👩',
		'⚕',
	],
	...[
		'م',
		'ر',
		'ي',
		'\u0654',
		'क',
		'\u094d',
		'র',
		'a',
		'e',
		'\u0301',
		'葛',
		'1',
		'\u20e3',
		' ',
		'\t',
		'\u3000',
		'\n',
	],
);
const texts = fc
	.array(fc.oneof({ weight: 4, arbitrary: odd }, fc.string({ unit: 'grapheme' })))
	.map((parts) => parts.join(''));

describe('whatever is typed', () => {
	it('is clean once it was cleaned', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
				expect(cleanParagraph(cleanParagraph(text))).toBe(cleanParagraph(text));
			}),
		);
	});

	it('has no character that reorders, nor two spaces, nor any other than a space', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(cleanLine(text)).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/);
				expect(cleanLine(text)).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
				expect(cleanParagraph(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
			}),
		);
	});

	it('is the same name with junk put anywhere in it', () => {
		const junk = fc.constantFrom(
			'\u200b',
			'\u200e',
			'\u202e',
			'\u2060',
			'\ufeff',
			'\u00ad',
			'\u3164',
			'\ufffc',
		);
		const name = fc.constantFrom(
			'Ada Lovelace',
			'محمد حسن',
			'李小龍',
			'Zoë',
			'می\u200cخواهم',
			'क\u094d\u200dष',
		);
		fc.assert(
			fc.property(name, fc.array(fc.tuple(fc.nat(20), junk), { maxLength: 8 }), (text, junks) => {
				let dirty = text;
				for (const [at, one] of junks) dirty = dirty.slice(0, at) + one + dirty.slice(at);
				expect(cleanLine(dirty)).toBe(text);
			}),
		);
	});

	it('takes no longer than its length tells', () => {
		// Quadratic work on as much as a body may hold would take minutes, and end the test by its time limit.
		const long = 'م\u200c'.repeat(50_000);
		expect(cleanLine(long)).toHaveLength(99_999);
	});
});
