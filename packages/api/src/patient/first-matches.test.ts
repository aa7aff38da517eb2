import type { ListPatientsInput } from '@hms/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

/** A cursor before the best match: with a cursor a page is read by the statement for all matches. */
const beforeAllMatches = Buffer.from(
	JSON.stringify(['match', 'asc', '0', '00000000-0000-0000-0000-000000000000']),
).toString('base64url');

/** Few letters, so that names are alike. */
const name = fc.string({ unit: fc.constantFrom(...'aebnrsß-'), minLength: 2, maxLength: 8 });
const filter = fc.constantFrom<Partial<ListPatientsInput>>(
	{},
	{ status: 'archived' },
	{ sex: 'female' },
	{ withoutPrimary: true },
);

const list = (input: Partial<ListPatientsInput>) => clinic.ada.api.patient.list(input);

it('the first page of a search in few patients is that of the statement for all matches', async () => {
	const { api } = clinic.ada;
	const names = fc.sample(fc.tuple(name, fc.option(name)), { numRuns: 120, seed: 7 });
	for (const [n, [givenName, familyName]] of names.entries()) {
		const patient = await api.patient.create({
			givenName,
			familyName,
			sex: n % 3 === 0 ? 'female' : 'other',
			phone: `+4420${30_000_000 + n * 7919}`,
			emergencyContact:
				n % 5 === 0 ? { name: `Ann ${givenName}`, relationship: 'x', phone: null } : null,
		});
		if (n % 7 === 0) await api.patient.archive({ id: patient.id });
	}
	const known = names.flat().filter((part) => part !== null);
	const part = fc
		.tuple(fc.constantFrom(...known), fc.nat(8), fc.nat(8))
		.map(([text, from, size]) => text.slice(Math.min(from, text.length - 1), from + size + 1));
	const typo = fc
		.tuple(fc.constantFrom(...known), fc.nat(7), fc.constantFrom('', 'a', 'x'))
		.map(([text, at, letter]) => text.slice(0, at) + letter + text.slice(at + 1));
	const number = fc.nat(9_999).map(String);
	const q = fc.oneof(part, typo, name, number, fc.constantFrom('P-0001', 'ann', 'zzz'));
	let [found, compared] = [0, 0];
	await fc.assert(
		fc.asyncProperty(
			q.filter((text) => text.trim() !== ''),
			filter,
			fc.constantFrom(1, 10, 25, 100),
			fc.boolean(),
			async (text, more, limit, total) => {
				const input = { status: 'active' as const, ...more, q: text, limit, total };
				const first = await list(input);
				found += first.items.length;
				if (total && first.nextCursor === null) expect(first.total).toBe(first.items.length);
				const all = await list({ ...input, total: false, cursor: beforeAllMatches }).catch(
					() => undefined,
				);
				// A text that is read in more than one way is sorted otherwise, and has no such cursor.
				if (!all) return;
				compared++;
				expect({ items: first.items, nextCursor: first.nextCursor }).toEqual(all);
			},
		),
		{ numRuns: 400 },
	);
	expect(found).toBeGreaterThan(1000);
	expect(compared).toBeGreaterThan(200);
});
