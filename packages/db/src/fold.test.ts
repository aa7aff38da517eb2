import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase, withConnection } from './testing.ts';

const { target, drop } = await createTestDatabase();
afterAll(drop);

/** What a function of the database gives for each of these texts. */
const each = (expression: string, texts: string[]) =>
	withConnection(target, async (owner) => {
		const rows = await owner.unsafe(
			`select ${expression} as given from json_array_elements_text($1::text::json) with ordinality as texts (value, place) order by place`,
			[JSON.stringify(texts)],
		);
		return rows.map((row) => row['given']);
	});

describe('a folded text', () => {
	it.each([
		// Accents and letters with a stroke, of all kinds.
		['Zoë Nuñez', 'zoe nunez'],
		['Đỗ Nguyễn', 'do nguyen'],
		['Straße ẞ', 'strasse ss'],
		['Søren Łódź Æble Þór', 'soren lodz aeble thor'],
		['ı İ I i', 'i i i i'],
		['Ёлка Андрей', 'елка андреи'],
		['ΆΛΦΑ Οδυσσεύς', 'αλφα οδυσσευσ'],
		['\u1C90\u1C91', '\u10D0\u10D1'],
		['\u{A7C5}\u{A7F5} \u{10570} \u{10D50} \u{16E40}', 's\u{A7F6} \u{10597} \u{10D70} \u{16E60}'],
		// Marks and letters that may be written or not.
		['مُحَمَّد حسن', 'محمد حسن'],
		['أنس إبراهيم آدم ٱ', 'انس ابراهيم ادم ا'],
		['مؤمن ئ ء فاطمة موسى', 'مومن ي فاطمه موسي'],
		['محـــمد', 'محمد'],
		['کریمی', 'كريمي'],
		['שָׁלוֹם כהן', 'שלומ כהנ'],
		['क़मर', 'कमर'],
		// Shapes of one letter.
		['ＡＢＣ　１２', 'abc 12'],
		['カタカナ ｶﾞ', 'かたかな か\u3099'],
		['ﬁ Ⅳ ㌖', 'fi iv きろめ\u30FCとる'],
		['٠١٢ ۳۴ ५६', '012 34 56'],
		// Apostrophes are nothing.
		["O'Neill O’Neill OʼNeill O`Neill O´Neill O‘Neill O′Neill", Array(7).fill('oneill').join(' ')],
		['Kaʻahumanu', 'kaahumanu'],
		['צ״ל ג׳', 'צל ג'],
		// Other punctuation is a space.
		['Li, Wei', 'li wei'],
		['Smith-Jones Smith‐Jones Smith–Jones', 'smith jones smith jones smith jones'],
		['J.R.R. Gal·la マリア・ルイサ', 'j r r gal la まりあ るいさ'],
		['%_\\', ''],
		['a\tb\nc\u00A0d\u3000e', 'a b c d e'],
		// What is not seen is nothing.
		...[
			'\u00AD',
			'\u061C',
			'\u200B',
			'\u200C',
			'\u200D',
			'\u200E',
			'\u200F',
			'\u202A',
			'\u202E',
			'\u2060',
			'\u2066',
			'\u2069',
			'\uFEFF',
			'\uFE0F',
			'\u{E0101}',
		].map((unseen) => [`Sm${unseen}ith`, 'smith']),
		[`a${'\u0301'.repeat(90)}`, 'a'],
		['🙂', '🙂'],
	])('of %j is %j', async (text, folded) => {
		expect(await each('fold(value)', [text])).toEqual([folded.normalize('NFKD')]);
	});

	const growing = [
		'\uFDFA',
		'\uFDFB',
		'\u3316',
		'\u2A74',
		'\u33FF',
		'각',
		'ﬃ',
		'ß',
		'½',
		'\u0344',
		'a',
		'💧',
	];

	it.each(growing)('has a limited length, however long the folding of %j is', async (character) => {
		for (const times of [1, 100, 200, 5000]) {
			const texts = [character.repeat(times), `${character} `.repeat(times)];
			for (const folded of await each('fold(value)', texts))
				expect(folded.length).toBeLessThanOrEqual(1200);
			for (const size of await each(
				'pg_column_size(typo_variants(words_of_name(fold(value), fold(value)))) + pg_column_size(search_text(value, value, value, value, value, null))',
				texts,
			))
				expect(size).toBeLessThan(200_000);
		}
	});

	it('is unchanged by folding again, and the same for the decomposed form', async () => {
		// Every character of the planes that have letters, forty at a time.
		const all = Array.from({ length: 0x20000 }, (_, code) => code)
			.filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff) && (code & 0xfffe) !== 0xfffe)
			.map((code) => String.fromCodePoint(code));
		const texts = Array.from({ length: Math.ceil(all.length / 40) }, (_, n) =>
			all.slice(n * 40, n * 40 + 40).join(' x'),
		);
		const folded = await each('fold(value)', texts);
		expect(await each('fold(value)', folded)).toEqual(folded);
		expect(
			await each(
				'fold(value)',
				texts.map((text) => text.normalize('NFD')),
			),
		).toEqual(folded);
		for (const text of folded) expect(text).toMatch(/^$|^\S+( \S+)*$/u);
	});
});

describe('a typo', () => {
	const between = async (one: string, other: string) => {
		const [row] = await withConnection(
			target,
			(owner) =>
				owner`select is_typo(${one}, ${other}) as is_typo, typo_variants(${one}) && typo_variants(${other}) as is_found`,
		);
		return row;
	};

	it.each([
		['john', 'jon'],
		['john', 'joan'],
		['anna', 'anne'],
		['smith', 'smyth'],
		['smith', 'smiht'],
		['smith', 'smit'],
		['smith', 'smithe'],
		['bar', 'baer'],
		['чайковскии', 'чайковски'],
	])('is between %s and %s', async (one, other) => {
		expect(await between(one, other)).toMatchObject({ is_typo: true, is_found: true });
		expect(await between(other, one)).toMatchObject({ is_typo: true, is_found: true });
	});

	it('has a key for each variant of a word', async () => {
		const words = [
			'',
			'a',
			'ab',
			'kim',
			'anna',
			'aaaa',
			'abab',
			'hopper',
			'~kim',
			'~hopper',
			'~~anna',
		];
		const [keys] = await withConnection(
			target,
			(owner) => owner`
				with words as (select gen_random_uuid() as owner, word from string_to_table(${words.join(' ')}, ' ') as word)
				select json_agg(array(select unnest(typo_keys(owner, word)) order by 1)) as made, json_agg(array(
					select hashtextextended(('~' || variant) collate "C", uuid_hash_extended(owner, 0))
					from unnest(typo_variants(ltrim(word, '~'))) as variant order by 1
				)) as expected from words`,
		);
		expect(keys?.['expected']).toHaveLength(words.length);
		expect(keys?.['made']).toEqual(keys?.['expected']);
	});

	it.each([
		['kim', 'tim'],
		['li', 'lin'],
		['lee', 'leo'],
		['ann', 'nan'],
		['smith', 'smythe'],
		['smith', 'sitmh'],
		['baer', 'berg'],
		['smith', 'smithes'],
		['王', '李'],
	])('is not between %s and %s', async (one, other) => {
		expect(await between(one, other)).toMatchObject({ is_typo: false });
		expect(await between(other, one)).toMatchObject({ is_typo: false });
	});
});
