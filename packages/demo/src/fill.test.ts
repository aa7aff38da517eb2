import { type PlainDate, plainDate } from '@hms/contracts';
import {
	type ConnectionTarget,
	credentials,
	Database,
	DatabaseSetupError,
	doctors,
	mappings,
	mrnCounters,
	patients,
	sealChanges,
	users,
	verifyAudit,
} from '@hms/db';
import { createTestDatabase, type TestDatabase } from '@hms/db/testing';
import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { fillDemo } from './fill.ts';

const today = plainDate.parse('2025-03-14');
const hash = async (password: string) => `hash of ${password}`;

const open: TestDatabase[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((database) => database.drop()));
});

async function emptyInstallation(): Promise<ConnectionTarget> {
	const database = await createTestDatabase();
	open.push(database);
	return database.target;
}

async function withDatabase<T>(
	target: ConnectionTarget,
	work: (database: Database) => Promise<T>,
): Promise<T> {
	const database = new Database(target, { max: 1, idleSessionSeconds: 60 });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

/** Everything that is stored, the patients as each account sees them. */
function contents(target: ConnectionTarget) {
	return withDatabase(target, (database) =>
		database.system.transaction(async (tx) => {
			const accounts = await tx
				.select()
				.from(users)
				.leftJoin(credentials, eq(credentials.userId, users.id))
				.orderBy(asc(users.createdAt));
			const practices = [];
			for (const { users: user } of accounts) {
				await tx.execute(
					sql`select set_config('app.user_id', ${user.id}, true), set_config('app.owner_id', ${user.id}, true)`,
				);
				practices.push({
					user,
					patients: await tx.select().from(patients).orderBy(asc(patients.createdAt)),
					mappings: await tx.select().from(mappings).orderBy(asc(mappings.id)),
					counters: await tx.select().from(mrnCounters),
				});
			}
			const directory = await tx.select().from(doctors).orderBy(asc(doctors.id));
			return { accounts, doctors: directory, practices };
		}),
	);
}

const nothing = { accounts: [], doctors: [], practices: [] };

describe('filling an empty installation', () => {
	it('gives the same rows for the same day, and says how to sign in', async () => {
		const [one, two] = await Promise.all([emptyInstallation(), emptyInstallation()]);
		const accounts = await fillDemo(one, hash, today);
		expect(await fillDemo(two, hash, today)).toEqual(accounts);

		const stored = await contents(one);
		expect(await contents(two)).toEqual(stored);
		expect(
			stored.accounts.map(({ users: { name, email, role }, credentials: secret }) => ({
				name,
				email,
				role,
				hash: secret?.passwordHash,
			})),
		).toEqual(
			accounts.map(({ name, email, password }, index) => ({
				name,
				email,
				role: index === 0 ? 'admin' : 'staff',
				hash: `hash of ${password}`,
			})),
		);
		expect(stored.doctors).toHaveLength(24);
		expect(stored.practices.map((practice) => practice.patients.length)).toEqual([120, 80]);
	});

	it('gives each account its own patients, numbered in the order of registration', async () => {
		const target = await emptyInstallation();
		await fillDemo(target, hash, today);
		for (const { user, ...practice } of (await contents(target)).practices) {
			const owners = [...practice.patients, ...practice.mappings].map(({ ownerId }) => ownerId);
			expect(new Set(owners)).toEqual(new Set([user.id]));
			expect(practice.patients.map(({ mrn }) => mrn)).toEqual(
				practice.patients.map((_, index) => `P-${String(index + 1).padStart(6, '0')}`),
			);
			expect(practice.counters).toMatchObject([{ last: practice.patients.length }]);
		}
	});

	it('writes a history whose chains are in the order of time', async () => {
		const target = await emptyInstallation();
		const accounts = await fillDemo(target, hash, today);
		await withDatabase(target, sealChanges);
		const { findings, heads } = await verifyAudit(target);
		expect(findings).toEqual([]);
		// Of each account, and of the directory.
		expect(heads).toHaveLength(accounts.length + 1);
	});

	it('leaves nothing behind when it fails half-way', async () => {
		const target = await emptyInstallation();
		let hashed = 0;
		// PostgreSQL refuses NUL: with the second account, when the first has its patients.
		const fails = async () => (hashed++ === 0 ? 'hash' : '\0');
		await expect(fillDemo(target, fails, today)).rejects.toThrow('Failed query');
		expect(await contents(target)).toEqual(nothing);
	});

	it('happens once when two start at the same time', async () => {
		const target = await emptyInstallation();
		const outcomes = await Promise.allSettled([
			fillDemo(target, hash, today),
			fillDemo(target, hash, today),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: expect.any(DatabaseSetupError),
		});
		const stored = await contents(target);
		expect(stored.practices.map((practice) => practice.patients.length)).toEqual([120, 80]);
	});
});

describe('an installation in use', () => {
	const account = { id: '0197b0a0-0000-7000-8000-000000000001', name: 'A', email: 'a@example.org' };
	it('is refused, and stays as it is', async () => {
		const target = await emptyInstallation();
		await withDatabase(target, async (database) => {
			await database.system.insert(users).values({ ...account, role: 'admin' });
		});
		const before = await contents(target);

		const filling = fillDemo(target, hash, today);
		await expect(filling).rejects.toThrow(DatabaseSetupError);
		await expect(filling).rejects.toThrow('The demo clinic needs an empty installation');
		expect(await contents(target)).toEqual(before);
	});

	it('is refused after the demo itself, on whatever day', async () => {
		const target = await emptyInstallation();
		await fillDemo(target, hash, today);
		const before = await contents(target);
		const later: PlainDate = plainDate.parse('2025-04-01');
		await expect(fillDemo(target, hash, later)).rejects.toThrow(DatabaseSetupError);
		expect(await contents(target)).toEqual(before);
	});
});
