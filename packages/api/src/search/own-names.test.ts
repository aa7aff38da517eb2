import { cleanLine, personName } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { searchWords } from './words.ts';

let clinic: Clinic;
/** Where nobody else is called anything. */
let other: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
	other = await openClinic();
});
afterAll(() => Promise.all([clinic.close(), other.close()]));

type Kind = 'patient' | 'doctor';
interface Name {
	givenName: string;
	familyName: string | null;
}

const create = async (
	kind: Kind,
	{ givenName, familyName }: Name,
	{ api } = clinic.ada,
): Promise<string> => {
	const { id } =
		kind === 'patient'
			? await api.patient.create({ givenName, familyName })
			: await api.doctor.create({ givenName, familyName, specialty: 'other' });
	return id;
};

/** The ids of all that is found, page by page. */
async function found(kind: Kind, q: string, { api } = clinic.ada): Promise<string[]> {
	const ids: string[] = [];
	let cursor: string | undefined;
	do {
		const page = await api[kind].list({ q, limit: 100, ...(cursor && { cursor }) });
		ids.push(...page.items.map(({ id }) => id));
		cursor = page.nextCursor ?? undefined;
	} while (cursor);
	return ids;
}

const typed = ({ givenName, familyName }: Name) =>
	cleanLine([givenName, familyName ?? ''].join(' '));

/** Some characters have no other case that is theirs alone; those stay. */
const inCase = (text: string, change: (character: string) => string) =>
	Array.from(text, (character) => {
		const changed = change(character);
		const isPair = [changed.toLowerCase(), changed.toUpperCase()].includes(character);
		return isPair ? changed : character;
	}).join('');

const cases: Record<string, (text: string) => string> = {
	'as it is': (text) => text,
	'in capitals': (text) => inCase(text, (character) => character.toUpperCase()),
	'in small letters': (text) => inCase(text, (character) => character.toLowerCase()),
};

describe.each<Kind>(['patient', 'doctor'])('a %s', (kind) => {
	it.each<[givenName: string, familyName?: string]>([
		...[
			'.',
			'%',
			'_',
			'--',
			'\\',
			'@',
			'@@',
			"'",
			'"',
			'!?',
			'…',
			'( )',
			'% %',
			'+',
			'=',
			'€',
			'∞',
		].map((text): [string] => [text]),
		['%', '_'],
		['-', 'Smith'],
		['@', 'home'],
		['@home'],
		['foo@bar'],
		['a@b', 'c@d'],
		['<a href="javascript:javascript:alert(1)" id="fuzzelement1">test</a>'],
		["1' OR '1'='1"],
		['1;DROP TABLE users'],
		['1 000 000.00'],
		['020 7946 0123'],
		['+44 20 7946 0123'],
		['10.12.1990'],
		['May', '12, 1990'],
		['101290'],
		['1990'],
		['٣', '٤'],
		['½', '²'],
		['Smith-2'],
		['P-000123'],
		['R2-D2', 'C-3PO'],
		['X Æ A-12', 'Musk'],
		['🙂'],
		['👍🏽', '❤️'],
		['👨‍👩‍👧'],
		['1️⃣'],
		['ء'],
		['ٴ'],
		['ﺀ'],
		['ʻ'],
		['©', '®'],
		['Dr', 'Dr'],
		['Dr. Dr. Dr. Mr. Herr'],
		[`${'Mr '.repeat(30)}Zed`],
		[`${'a '.repeat(40)}b`],
		['a b c d e f g h i j k l m n o p q r s t u v w x y z', '1 2 3 4 5 6 7 8 9'],
		['©'.repeat(60), 'x'],
		['1-'.repeat(49)],
		[`${'ab'.repeat(30)}-2`, `${'cd'.repeat(30)}-3`],
	])('is found by its name: %j %j', async (givenName, familyName) => {
		const name = { givenName, familyName: familyName ?? null };
		const id = await create(kind, name);
		for (const [how, change] of Object.entries(cases))
			expect(await found(kind, change(typed(name))), how).toContain(id);
	});

	it('is found by its name, whatever that is made of', async () => {
		const unit = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 1 }),
			fc.string({ unit: 'grapheme', maxLength: 2 }),
			fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
			fc.constantFrom(...' .,:;-_%\\@#+&\'"()<>/=!?«»“”、。・€∞☺🙂👍🏽'),
			fc.constantFrom(...'aZéßİıŁσςЙяשםعءهカﾊ李김ก０٣५½²ﷺ'),
			fc.constantFrom('Dr ', 'Mr. ', 'May ', '1990', '12', '0', 'ab', 'Smith', '. ', ' @'),
		);
		const part = fc
			.array(unit, { minLength: 1, maxLength: 30 })
			.map((units) => units.join(''))
			.filter((text) => personName.safeParse(text).success);
		await fc.assert(
			fc.asyncProperty(
				part,
				fc.option(part),
				fc.constantFrom(...Object.values(cases)),
				async (givenName, familyName, change) => {
					const id = await create(kind, { givenName, familyName });
					const q = change(typed({ givenName, familyName }));
					fc.pre(Array.from(q).length <= 200);
					expect(await found(kind, q), q).toContain(id);
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe.each<Kind>(['patient', 'doctor'])('punctuation alone finds of each %s', (kind) => {
	const names = ['100%', 'under_score', 'back\\slash', 'a--b', 'dot.', 'q?!', "O'Neill", 'plain'];
	const ids = new Map<string, string>();
	beforeAll(async () => {
		for (const givenName of names) {
			const id = await create(kind, { givenName, familyName: 'Family, f.' }, other.ada);
			ids.set(id, givenName);
		}
	});
	const namesOf = async (q: string) =>
		(await found(kind, q, other.ada)).map((id) => ids.get(id)).sort();

	it.each([
		['%', ['100%']],
		['_', ['under_score']],
		['\\', ['back\\slash']],
		['--', ['a--b']],
		['?!', ['q?!']],
		["'", ["O'Neill"]],
		['.', names.toSorted()],
		['%_', []],
		['---', []],
		['%%', []],
		['…', []],
		['@', []],
		['*', []],
		['’', []],
	])('whose name has it, %j', async (q, having) => {
		expect(await namesOf(q)).toEqual(having);
		const counted = await other.ada.api[kind].list({ q, total: true });
		expect(counted).toMatchObject({ total: having.length, totalIsExact: true });
	});

	it('them page by page', async () => {
		const first = await other.ada.api[kind].list({ q: '.', limit: 5 });
		const rest = await other.ada.api[kind].list({ q: '.', cursor: first.nextCursor ?? '' });
		const all = [...first.items, ...rest.items].map(({ givenName }) => givenName);
		expect(all.sort()).toEqual(names.toSorted());
	});
});

it('a word of a search is one to the database, whatever its character', async () => {
	const characters = Array.from({ length: 0x110000 }, (_, code) => code)
		.filter((code) => code < 0xd800 || code > 0xdfff)
		.map((code) => String.fromCodePoint(code))
		// Of those that are many and alike a few are in other tests.
		.filter((text) => !/[\p{Cn}\p{Co}\p{Script=Han}\p{Script=Hangul}]/u.test(text))
		.filter((text) => personName.safeParse(text).success);
	const words = characters.flatMap((text) => searchWords(text, true));
	const lost = await withConnection(
		clinic.target,
		(sql) => sql<{ word: string }[]>`
			select word from json_array_elements_text(${JSON.stringify(words)}::text::json) as words (word)
			where fold_word(word) is null`,
	);
	expect(lost.map(({ word }) => word)).toEqual([]);
});
