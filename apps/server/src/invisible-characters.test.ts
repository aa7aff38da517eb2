import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

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

describe('a text of invisible characters', () => {
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
			expect(await problemOf(send('POST', path, body)), path).toMatchObject({
				status: 400,
				paths: [path === '/api/doctors' ? 'givenName' : 'name'],
			});
		}
	});
});

const junk = '\ufeff\u200b\u202e\u2066\u200e\u00ad\u2069\u202c';

describe('a text with invisible characters in it', () => {
	it.each([
		['a family of four', '👨\u200d👩\u200d👧\u200d👦'],
		['a heart that is an emoji', '❤\ufe0f'],
		['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
		['Persian with a non-joiner', 'می\u200cخواهم'],
		['Sinhala with a joiner', 'ශ\u0dca\u200dරී'],
		['Braille', '\u2801\u2800\u2803'],
		['one mark', '.'],
	])('keeps those that mean something, and no others: %s', async (_, text) => {
		const { send } = server.ada;
		const dirty = `${junk} ${text}\t\u00a0${text}${junk}\n`;
		const clean = `${text} ${text}`.normalize('NFC');
		const created = await send('POST', '/api/patients', {
			givenName: dirty,
			familyName: dirty,
			allergies: [dirty],
			address: { city: dirty, line1: dirty },
			emergencyContact: { name: dirty, relationship: dirty },
		});
		const kept = {
			givenName: clean,
			familyName: clean,
			allergies: [clean],
			address: { city: clean, line1: clean },
			emergencyContact: { name: clean, relationship: clean },
		};
		expect(created).toMatchObject({ status: 201, body: kept });
		const path = `/api/patients/${created.body.id}`;
		expect((await send('GET', path)).body).toEqual(created.body);
		const changes = { givenName: dirty, allergies: [dirty], address: { city: dirty } };
		expect((await send('PATCH', path, changes)).body).toMatchObject(kept);
		expect((await send('PUT', path, { givenName: dirty })).body).toMatchObject({
			givenName: clean,
		});
		const found = await send('GET', `/api/patients?q=${encodeURIComponent(dirty)}`);
		expect(found.status).toBe(200);
	});

	it('is the same account, licence and MRN as without them', async () => {
		const { send } = server.ada;
		const address = 'jürgen@münchen.example';
		const account = { name: 'N', password };
		expect(
			(await server.send('POST', '/api/auth/register', { ...account, email: address })).status,
		).toBe(201);
		for (const email of [
			`\u200e${address}`,
			address.toUpperCase(),
			` ${address.normalize('NFD')}`,
		]) {
			expect(
				await problemOf(server.send('POST', '/api/auth/register', { ...account, email })),
			).toMatchObject({ status: 409, code: 'email_taken' });
			expect((await server.send('POST', '/api/auth/login', { email, password })).status).toBe(200);
		}
		const doctor = { givenName: 'D', specialty: 'other' };
		expect(
			(await send('POST', '/api/doctors', { ...doctor, licenseNumber: 'лиц-77/ä' })).status,
		).toBe(201);
		for (const licenseNumber of ['ЛИЦ-77/Ä', 'лиц\u200b-77/a\u0308']) {
			expect(
				await problemOf(send('POST', '/api/doctors', { ...doctor, licenseNumber })),
			).toMatchObject({ status: 409, code: 'license_taken' });
		}
		expect((await send('POST', '/api/patients', { givenName: 'A', mrn: 'β-77' })).status).toBe(201);
		expect(
			await problemOf(send('POST', '/api/patients', { givenName: 'A', mrn: '\ufeffΒ-77' })),
		).toMatchObject({ status: 409, code: 'mrn_taken' });
	});
});

describe('two cells of a spreadsheet', () => {
	it.each([
		'John\tSmith',
		'John\r\nSmith',
		' John\u00a0\u00a0Smith ',
		'John\u3000Smith',
		'John\u2028Smith',
	])('are one name, and one search: %j', async (cells) => {
		const { send } = await server.signUp(`cells-${Buffer.from(cells).toString('hex')}`);
		const { body } = await send('POST', '/api/patients', { givenName: cells });
		expect(body.givenName).toBe('John Smith');
		for (const list of ['patients', 'doctors']) {
			const found = await send('GET', `/api/${list}?q=${encodeURIComponent(cells)}`);
			expect(found.status, list).toBe(200);
			if (list === 'patients') expect(found.body.items).toHaveLength(1);
		}
	});
});
