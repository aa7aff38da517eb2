import { procedures, restRoutes } from '@hms/api';
import {
	type CaseResult,
	conformanceCases,
	conformanceTable,
	runConformance,
} from '@hms/client/conformance';
import { createTestClinic } from '@hms/client/testing';
import { routes, procedures as rules } from '@hms/client/testing/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restOverTrpc } from './rest-over-trpc.testing.ts';
import { openServer, password, type Server } from './testing.ts';

let server: Server;
const runs: Record<string, CaseResult[]> = {};
beforeAll(async () => {
	server = await openServer({ LIMIT_REGISTER_PER_ADDRESS: 'off' });
});
afterAll(async () => {
	console.log(conformanceTable(runs));
	await server.close();
});

const administrator = { email: 'ada@example.org', password };
const cases = conformanceCases.flatMap(({ cases }) => cases);

describe('the published cases hold', () => {
	it.each([
		['in memory, over REST', () => ({ fetch: createTestClinic().fetch })],
		['in memory, over tRPC', () => ({ fetch: restOverTrpc(createTestClinic().fetch) })],
		['server, over REST', () => ({ baseUrl: server.url, administrator })],
		[
			'server, over tRPC',
			() => ({ baseUrl: server.url, administrator, fetch: restOverTrpc(fetch) }),
		],
	])('%s', async (name, target) => {
		const overTrpc = name.endsWith('tRPC');
		const results = await runConformance({
			...target(),
			only: (one) => !(overTrpc && one.onlyRest),
		});
		runs[name] = results;
		const failures = results.filter(({ failure }) => failure !== undefined);
		expect(failures).toEqual([]);
		const left = overTrpc ? cases.filter(({ onlyRest }) => onlyRest).length : 0;
		expect(results).toHaveLength(cases.length - left);
	});
});

describe('the clinic in memory', () => {
	it('has the procedures of the API, with the same inputs', () => {
		expect([...rules.keys()].sort()).toEqual([...procedures.keys()].sort());
		for (const [name, { type, input, meta }] of procedures) {
			const rule = rules.get(name);
			expect([name, rule?.type, rule?.isPublic ?? false]).toEqual([name, type, !meta?.signedIn]);
			// The schemas are the contract's own; those without a field are written at each procedure.
			if (name.endsWith('.get') && name.startsWith('clinic')) continue;
			if (input && Object.keys(Object(input).shape ?? {}).length > 0)
				expect(rule?.input).toBe(input);
		}
	});

	it('has the routes of the API', () => {
		const known = ({ procedure, method, path, status, location }: (typeof routes)[number]) =>
			`${method} ${path} ${procedure} ${status} ${location ?? ''}`;
		const key = [...rules].filter(([, rule]) => rule.acceptsIdempotencyKey).map(([name]) => name);
		const keyed = restRoutes.filter((route) => route.acceptsIdempotencyKey);
		expect(routes.map(known).sort()).toEqual(restRoutes.map(known).sort());
		expect(key.sort()).toEqual(keyed.map(({ procedure }) => procedure).sort());
	});
});

describe('the published cases', () => {
	it('ask for every route', () => {
		const steps = cases.flatMap((one) => one.steps);
		const untouched = restRoutes.filter(({ method, path }) => {
			const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
			return !steps.some((step) => step.method === method && pattern.test(step.path));
		});
		expect(untouched.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
	});

	it('meet every refusal of a route', () => {
		const met = new Set(cases.flatMap((one) => one.steps.flatMap(({ code }) => code ?? [])));
		const ofRoutes = new Set(restRoutes.flatMap(({ problems = [] }) => problems));
		// Other cases have administrators meanwhile, and the server requires no second factor.
		const left = [...ofRoutes].filter((code) => !met.has(code));
		expect(left.sort()).toEqual(['last_admin', 'two_factor_required']);
	});
});
