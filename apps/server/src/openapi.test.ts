import { type RestRoute, restRoutes } from '@hms/api';
import { type ProblemCode, problems } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiPath } from './plugins/request-url.ts';
import { openServer, password, problemOf, type Send, type Server } from './testing.ts';

/*
 * The refusals that follow from an operation's shape, provoked on every operation there is. That each of them is in the
 * API's description too is checked by `send` itself.
 */

const nobody = '01900000-0000-7000-8000-000000000000';

let server: Server;
let cookie: string;
const rows: Record<string, string> = {};

beforeAll(async () => {
	server = await openServer();
	rows['patient'] = await make('patients', { givenName: 'Ada' });
	rows['doctor'] = await make('doctors', { givenName: 'Grace', specialty: 'cardiology' });
	rows['mapping'] = await make('mappings', needed('mapping.create'));
	const other = await make('doctors', { givenName: 'Mary', specialty: 'other' });
	const handed = { fromDoctorId: rows['doctor'], toDoctorId: other };
	rows['handOver'] = await make('mappings/hand-over', handed);
	const browser = await server.send(
		'POST',
		'/api/trpc/auth.signUp',
		{ name: 'Browser', email: 'browser@example.org', password },
		{ origin: server.url },
	);
	cookie = String(browser.headers.get('set-cookie')?.split(';')[0]);
});
afterAll(() => server.close());

async function make(collection: string, fields: unknown): Promise<string> {
	return (await server.ada.send('POST', `/api/${collection}`, fields)).body.id;
}

/** The least that a procedure takes as its body. */
function needed(procedure: string): Record<string, unknown> {
	const { patient: patientId, doctor: doctorId } = rows;
	const bodies: Record<string, Record<string, unknown>> = {
		'patient.create': { givenName: 'Ada' },
		'patient.replace': { givenName: 'Ada' },
		'doctor.create': { givenName: 'Grace', specialty: 'cardiology' },
		'doctor.replace': { givenName: 'Grace', specialty: 'cardiology' },
		'mapping.create': { patientId, doctorId },
		'mapping.replace': { doctorId },
		'auth.updatePasskey': { name: 'A passkey' },
		'emergencyAccess.review': { note: 'Right' },
	};
	return bodies[procedure] ?? {};
}

interface Asked {
	/** Who asks; Ada, whose rows these are, where nobody is named. */
	by?: Send;
	path?: string;
	body?: unknown;
	headers?: Record<string, string>;
}
type Case = [title: string, code: ProblemCode, asked: () => Asked];

function casesOf(route: RestRoute): Case[] {
	const { procedure, signedIn, admin } = route;
	const writes = route.method !== 'GET';
	const named = route.parameters.length > 0;
	const body = () => (writes ? needed(procedure) : undefined);
	const cases: [boolean, ...Case][] = [
		[writes, 'an unknown field', 'validation', () => ({ body: { surprise: 1 } })],
		[!writes, 'an unknown field', 'validation', () => ({ path: `${known(route)}?surprise=1` })],
		[writes, 'a broken body', 'malformed_json', () => ({ body: '{"a":' })],
		[writes, 'a list as body', 'validation', () => ({ body: [] })],
		[writes, 'a huge body', 'payload_too_large', () => ({ body: { a: 'x'.repeat(110_000) } })],
		[
			writes,
			'a form',
			'unsupported_media_type',
			() => ({ body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
		],
		[signedIn, 'a stranger', 'unauthenticated', () => ({ by: server.send, body: body() })],
		[
			signedIn,
			'a token of somebody’s making',
			'unauthenticated',
			() => ({ by: server.send, body: body(), headers: { authorization: 'Bearer e30.e30.AAAA' } }),
		],
		[
			signedIn && writes,
			'a page of another site',
			'forbidden',
			() => ({
				by: server.send,
				body: body(),
				headers: { cookie, 'sec-fetch-site': 'cross-site' },
			}),
		],
		[
			named,
			'what is no id',
			'validation',
			() => ({ path: at(route, () => "1' or 1=1"), body: body() }),
		],
		[
			named,
			'a row that never was',
			'not_found',
			() => ({
				path: at(route, (name) => (kindOf(route, name) === 'handOver' ? '9'.repeat(19) : nobody)),
				body: body(),
			}),
		],
		[
			named && !procedure.startsWith('doctor.') && !admin,
			'a row of somebody else',
			'not_found',
			() => ({ by: server.grace.send, body: body() }),
		],
		[
			admin,
			'somebody who is no administrator',
			'forbidden',
			() => ({ by: server.grace.send, body: body() }),
		],
		[
			Object.hasOwn(route.input.shape, 'expectedVersion'),
			'a version of the past',
			'precondition_failed',
			() => ({ body: body(), headers: { 'if-match': '"99"' } }),
		],
	];
	return cases.flatMap(([applies, ...rest]) => (applies ? [rest] : []));
}

/** The route's path, with an id for each parameter. */
const at = (route: RestRoute, idOf: (parameter: string) => string) =>
	apiPath +
	route.path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
		encodeURIComponent(idOf(parameter)),
	);

/** The kind of the row that a parameter of the path names. */
function kindOf({ procedure }: RestRoute, parameter: string): string {
	if (parameter === 'patientId') return 'patient';
	return procedure === 'mapping.undoHandOver' ? 'handOver' : String(procedure.split('.')[0]);
}

/** The route's path, with the ids of rows of Ada's. */
const known = (route: RestRoute) =>
	at(route, (parameter) => rows[kindOf(route, parameter)] ?? nobody);

describe.each(restRoutes)('$method $path refuses', (route) => {
	it.each(casesOf(route))('%s', async (_title, code, asked) => {
		const { by = server.ada.send, path = known(route), body, headers } = asked();
		const answer = await problemOf(by(route.method, path, body, headers));
		expect(answer).toMatchObject({ status: problems[code].status, code });
	});
});

it('has provoked a problem on every operation', () => {
	expect(restRoutes.length).toBeGreaterThan(40);
	for (const route of restRoutes) expect(casesOf(route).length).toBeGreaterThan(0);
});
