import { expect, it } from 'vitest';
import { accounts, type PatientRow } from './accounts.ts';
import { rest } from './api/rest.ts';
import { accountsOf, type SessionKind } from './sessions.ts';
import { requestsOf, virtualUsers } from './virtual-users.ts';
import { works } from './works.ts';

/** Twenty patients of each of so many accounts. */
const rowsOf = (owners: number): PatientRow[][] =>
	accounts.slice(0, owners).map(({ number: owner }) =>
		Array.from({ length: 20 }, (_, n) => ({
			id: `${owner}-${n}`,
			owner,
			number: n,
			familyName: 'Hoarea',
			namesakes: 1,
			version: 1,
		})),
	);

function settings(kind: SessionKind, owners: number) {
	const sessions = accountsOf(kind, owners).map((account, n) => ({
		account,
		headers: {},
		credentials: { authorization: `Bearer ${n}` },
	}));
	return { kind, api: rest, sessions, rows: rowsOf(owners), late: [] };
}

it.each([
	['programs', 64, 16],
	['programs', 64, 128],
	['staff', 1, 16],
	['one', 64, 16],
] as const)(
	'asks for each patient on one connection alone: %s, %i owners, %i connections',
	(kind, owners, connections) => {
		const users = virtualUsers(settings(kind, owners), connections);
		expect(users).toHaveLength(connections);
		const ids = users.map(
			(several) => new Set(several.flatMap(({ user }) => user.rows.map(({ id }) => id))),
		);
		expect(ids.every((own) => own.size > 0)).toBe(true);
		const all = ids.flatMap((own) => [...own]);
		expect(new Set(all).size).toBe(all.length);
	},
);

it('keeps sessions on their connections, and uses those of a connection in turn', () => {
	const work = works.find(({ name }) => name === 'get a patient');
	if (!work) throw new Error('there is no such work');
	const next = requestsOf(work, virtualUsers(settings('programs', 64), 16));
	const bearers = Array.from({ length: 8 }, () => next(3).headers['authorization']);
	expect(bearers).toEqual([3, 19, 35, 51, 3, 19, 35, 51].map((n) => `Bearer ${n}`));
	expect(next(3).path).toMatch(/^\/api\/patients\/3-/);
});
