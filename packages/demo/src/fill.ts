import type { PlainDate } from '@hms/contracts';
import {
	type ConnectionTarget,
	credentials,
	Database,
	DatabaseSetupError,
	type Db,
	doctors,
	lockRegistration,
	mappings,
	patients,
	users,
} from '@hms/db';
import { sql } from 'drizzle-orm';
import { buildClinic, type DemoAccount, type DemoPractice } from './clinic.ts';

export { buildClinic, type DemoAccount } from './clinic.ts';

/**
 * Fills an installation that is migrated and empty with a demo clinic: doctors, two accounts,
 * their patients, and who looked after whom in the last fourteen months. All of it or, if this
 * fails or is killed, nothing.
 * @param hashPassword makes what `credentials` keeps of a password
 * @param today where the clinic's time ends; the same day gives the same clinic
 * @returns how to sign in, the administrator first
 * @throws DatabaseSetupError if the installation is in use
 */
export async function fillDemo(
	target: ConnectionTarget,
	hashPassword: (password: string) => Promise<string>,
	today: PlainDate,
): Promise<DemoAccount[]> {
	const clinic = buildClinic(today);
	// Before the transaction: hashing is slow on purpose, and the tables are locked in it.
	const practices = await Promise.all(
		clinic.practices.map(async (practice) => ({
			...practice,
			passwordHash: await hashPassword(practice.account.password),
		})),
	);
	// The application's own connection: whatever holds for its rows holds for these.
	const database = new Database(target, { max: 1, idleSessionSeconds: 60 });
	try {
		await database.system.transaction(async (tx) => {
			await requireEmpty(tx);
			for (const { user, passwordHash } of practices) {
				await tx.insert(users).values(user);
				await tx
					.insert(credentials)
					.values({ userId: user.id, passwordHash, changedAt: user.createdAt });
			}
			for (const [index, practice] of practices.entries()) {
				// Row-level security lets nobody write for somebody else; the history says who wrote.
				await tx.execute(
					sql`select set_config('app.user_id', ${practice.user.id}, true), set_config('app.owner_id', ${practice.user.id}, true)`,
				);
				// The administrator, who is the first, made the directory.
				if (index === 0) await tx.insert(doctors).values(clinic.doctors.toSorted(byCreation));
				await enter(tx, practice);
			}
		});
	} finally {
		await database.close();
	}
	return practices.map(({ account }) => account);
}

interface Created {
	createdAt?: string | undefined;
}

const byCreation = (one: Created, other: Created) =>
	String(one.createdAt) < String(other.createdAt) ? -1 : 1;

/** Writes patients and assignments as they were entered: the history's chain is in the order of time. */
async function enter(tx: Db, practice: Pick<DemoPractice, 'patients' | 'mappings'>): Promise<void> {
	const entries = [
		...practice.patients.map((row) => ({
			createdAt: row.createdAt,
			write: () => tx.insert(patients).values(row),
		})),
		...practice.mappings.map((row) => ({
			createdAt: row.createdAt,
			write: () => tx.insert(mappings).values(row),
		})),
	];
	for (const { write } of entries.sort(byCreation)) await write();
}

/**
 * Keeps others from registering until the transaction ends, so that the answer stays true. There is
 * no record without an account: every change has its author.
 */
async function requireEmpty(tx: Db): Promise<void> {
	await tx.execute(lockRegistration);
	await tx.execute(sql`lock table ${users} in share row exclusive mode`);
	const accounts = await tx.$count(users);
	if (accounts === 0) return;
	throw new DatabaseSetupError(
		`The demo clinic needs an empty installation; this one has data (accounts: ${accounts}). ` +
			`Start without the demo, or give it a data folder or a database ` +
			'of its own.',
	);
}
