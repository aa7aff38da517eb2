import { expect, it } from 'vitest';
import { procedures } from '../procedures.ts';
import { restRoutes } from './routes.ts';

it('are there for every procedure, or the procedure says why not', () => {
	const missing = [...procedures.values()].filter(
		({ name, meta }) =>
			restRoutes.some(({ procedure }) => procedure === name) === Boolean(meta?.withoutRest),
	);
	expect(missing.map(({ name }) => name)).toEqual([]);
});

it('have names that read as methods of a client, each its own', () => {
	const names = restRoutes.map(({ operationId }) => operationId);
	expect(new Set(names).size).toBe(names.length);
	for (const name of names) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
});

it('have a method and path of their own', () => {
	const places = restRoutes.map(
		({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
	);
	expect(new Set(places).size).toBe(places.length);
});
