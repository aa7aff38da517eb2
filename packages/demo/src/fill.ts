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
import { buildClinic, type DemoAccount } from './clinic.ts';

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
			// A statement a table, well below PostgreSQL's 65,535 parameters.
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
				if (index === 0) await tx.insert(doctors).values(clinic.doctors);
				await tx.insert(patients).values(practice.patients);
				await tx.insert(mappings).values(practice.mappings);
			}
		});
	} finally {
		await database.close();
	}
	return practices.map(({ account }) => account);
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
