import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, refused, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const invisible = [
	['zero-width space', '\u200b'],
	['zero-width joiner', '\u200d'],
	['zero-width non-joiner', '\u200c'],
	['soft hyphen', '\u00ad'],
	['word joiner', '\u2060'],
	['byte order mark', '\ufeff'],
	['Braille blank', '\u2800'],
	['Hangul filler', '\u3164'],
	['halfwidth Hangul filler', '\uffa0'],
	['Hangul choseong filler', '\u115f'],
	['direction marks', '\u200e\u200f\u061c'],
	['direction overrides', '\u202e\u202c\u2066\u2069'],
	['variation selector', '\ufe0f'],
	['tag characters', '\u{e0041}\u{e007f}'],
	['combining grapheme joiner', '\u034f'],
	['Mongolian vowel separator', '\u180e'],
	['no-break and ideographic spaces', '\u00a0\u3000\u2003'],
	['line separator', '\u2028\u2029'],
	['all together', '\u200b \u2800\u00ad\u3164\u200d'],
] as const;

describe('a text that nobody can see', () => {
	it.each(invisible)('is empty: %s', async (_, text) => {
		const { send } = server.ada;
		const patient = {
			givenName: text,
			familyName: text,
			allergies: [text],
			notes: text,
			address: { line1: text, city: text, country: 'GB' },
			emergencyContact: { name: text, relationship: text, phone: '+442079460000' },
		};
		const answer = await send('POST', '/api/patients', patient);
		expect(answer.status).toBe(400);
		const paths = [
			'address.city',
			'address.line1',
			'allergies.0',
			'emergencyContact.name',
			'emergencyContact.relationship',
			'familyName',
			'givenName',
			'notes',
		];
		const errors: { path: string; message: string }[] = answer.body.errors;
		expect(errors.toSorted((a, b) => a.path.localeCompare(b.path))).toEqual(
			paths.map((path) => ({ path, message: 'must not be empty' })),
		);
		const account = { name: text, email: 'x@invisible.example', password };
		for (const [path, body] of [
			['/api/doctors', { givenName: text, specialty: 'cardiology' }],
			['/api/auth/register', account],
		] as const) {
			expect(await refused(send('POST', path, body)), path).toMatchObject({
				status: 400,
				paths: [path === '/api/doctors' ? 'givenName' : 'name'],
			});
		}
	});
});

describe('a text with such characters in it', () => {
	it.each([
		['a family of four', '👨\u200d👩\u200d👧\u200d👦'],
		['a heart that is an emoji', '❤\ufe0f'],
		['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
		['Persian with a non-joiner', 'می\u200cخواهم'],
		['Hebrew with a mark', 'עדה\u200f (ada)'],
		['an isolated name', '\u2068ليلى\u2069'],
		['a soft hyphen', 'Donau\u00addampfschiff'],
		['Sinhala with a joiner', 'ශ\u0dca\u200dරී'],
		['Braille', '\u2801\u2800\u2803'],
		['one mark', '.'],
	])('comes back as it was sent: %s', async (_, text) => {
		const { send } = server.ada;
		const created = await send('POST', '/api/patients', { givenName: text, notes: text });
		expect(created).toMatchObject({
			status: 201,
			body: { givenName: text.normalize('NFC'), notes: text.normalize('NFC') },
		});
		const read = await send('GET', `/api/patients/${created.body.id}`);
		expect(read.body).toEqual(created.body);
	});
});
