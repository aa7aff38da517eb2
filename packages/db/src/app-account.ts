import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { derivedPassword, scramVerifier } from './passwords.ts';
import { type ConnectionTarget, connect } from './pool/connect.ts';
import { DatabaseSetupError, isPermissionDenied, lockSetup } from './setup.ts';

/** Where the application connects, and whether as an account of its own, from which no way leads back to the owner. */
export interface ApplicationTarget {
	target: ConnectionTarget;
	isOwnAccount: boolean;
}

/**
 * Makes an account that may do what the application does and nothing else, or makes it as it should be again. Its password
 * comes of the owner's, so that all machines with that one know it. Where the owner may not make accounts, has no password, or
 * the server does not let the account in, the application connects as the owner, and only acts as `hms_app`.
 */
export async function applicationTarget(owner: ConnectionTarget): Promise<ApplicationTarget> {
	const shared = { target: owner, isOwnAccount: false };
	const sql = connect(owner, { max: 1, connection: { application_name: 'hms-migrate' } });
	try {
		const secret = await sql.options.pass;
		if (typeof secret !== 'string' || secret === '') return shared;
		const [row] = await sql`select current_database() as name`;
		const user = accountOf(String(row?.['name']));
		const password = derivedPassword(secret, user);
		await lockSetup(sql);
		await ensureAccount(sql, user, password);
		const target = asAccount(owner, user, password);
		return (await letsIn(target)) ? { target, isOwnAccount: true } : shared;
	} catch (error) {
		if (isPermissionDenied(error)) return shared;
		throw error;
	} finally {
		await sql.end();
	}
}

/** A database's own: accounts belong to the whole server. A name has 63 bytes at most. */
function accountOf(database: string): string {
	const name = `hms_app_${database}`;
	if (Buffer.byteLength(name) <= 63) return name;
	return `hms_app_${createHash('sha256').update(database).digest('hex').slice(0, 32)}`;
}

async function ensureAccount(sql: postgres.Sql, user: string, password: string): Promise<void> {
	const [quoted] = await sql`select quote_ident(${user}) as account`;
	const account = String(quoted?.['account']);
	const known = await sql`select from pg_roles where rolname = ${user}`;
	if (known.length === 0) await sql.unsafe(`create role ${account}`);
	await sql.unsafe(`alter role ${account} login password '${scramVerifier(password)}'`);
	await sql.unsafe(`grant hms_app to ${account}`);
	// What the account may have been set to do otherwise.
	await sql.unsafe(`alter role ${account} reset all`);
	await sql.unsafe(`alter role ${account} set search_path = public, pg_temp`);
}

/** The same database, as somebody else. */
export const asAccount = (
	target: ConnectionTarget,
	user: string,
	password: string,
): ConnectionTarget =>
	'url' in target ? { ...target, account: { user, password } } : { ...target, user, password };

async function letsIn(target: ConnectionTarget): Promise<boolean> {
	const sql = connect(target, { max: 1 });
	try {
		await sql`select 1`;
		return true;
	} catch (error) {
		// Class 28: invalid authorization. A pooler that does not know the account says 08P01.
		const isTurnedAway =
			error instanceof postgres.PostgresError && /^(28...|08P01)$/.test(error.code);
		if (!isTurnedAway) throw error;
		return false;
	} finally {
		await sql.end();
	}
}

/**
 * Makes sure that an account that an administrator has made for the application may do what it does, and no more.
 * @throws DatabaseSetupError that says what is wrong with it
 */
export async function checkApplicationAccount(target: ConnectionTarget): Promise<void> {
	const sql = connect(target, { max: 1 });
	try {
		const [account] = await sql`
			select current_user as name, pg_has_role(current_user, oid, 'MEMBER') as is_member,
				(select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user) as is_powerful,
				(
					select bool_or(pg_has_role(current_user, relowner, 'MEMBER')) from pg_class
					where relnamespace = 'public'::regnamespace and relname in ('patients', 'users', 'sessions')
				) as is_owner
			from pg_roles where rolname = 'hms_app'`;
		const name = account?.['name'];
		if (!account?.['is_member']) {
			throw new DatabaseSetupError(
				`The account in DATABASE_APP_URL is not a member of "hms_app". Let an administrator run once: GRANT hms_app TO ${name ?? '<that account>'};`,
			);
		}
		if (account['is_powerful'] || account['is_owner']) {
			throw new DatabaseSetupError(
				`The account in DATABASE_APP_URL, ${name}, may do more than the application needs: it must own nothing, and be neither superuser nor allowed to make roles or pass row-level security.`,
			);
		}
	} finally {
		await sql.end();
	}
}
