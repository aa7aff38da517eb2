import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import type { SqlFile } from './migrate/sql-files.ts';
import { DatabaseSetupError, isPermissionDenied } from './setup.ts';

/** Creates the role that the application runs as, and makes this account a member. Roles belong to the whole server. */
export async function ensureAppRole(sql: postgres.Sql): Promise<void> {
	try {
		await sql.unsafe(`
			DO $$ BEGIN
				CREATE ROLE hms_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
			EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
			END $$`);
	} catch (error) {
		if (!isPermissionDenied(error) || !(await roleExists(sql)))
			throw explainPermissionDenied(error, 'CREATE ROLE hms_app NOLOGIN;');
	}
	await requireOrdinaryRole(sql);
	const [membership] = await sql`select pg_has_role(current_user, 'hms_app', 'usage') as granted`;
	if (membership?.['granted']) return;
	try {
		await sql`grant hms_app to current_user`;
	} catch (error) {
		throw explainPermissionDenied(error, 'GRANT hms_app TO <this account>;');
	}
}

/** @throws DatabaseSetupError if the role passes row-level security */
export async function requireOrdinaryRole(sql: postgres.Sql): Promise<void> {
	const [role] =
		await sql`select rolsuper or rolbypassrls as is_powerful from pg_roles where rolname = 'hms_app'`;
	if (!role?.['is_powerful']) return;
	throw new DatabaseSetupError(
		'The role "hms_app" passes row-level security, so that users could see what is not theirs. Let an administrator run once: ALTER ROLE hms_app NOSUPERUSER NOBYPASSRLS;',
	);
}

/** @throws DatabaseSetupError if a table is somebody else's, which happens where a backup of PostgreSQL's own was restored by an administrator */
export async function requireOwnership(sql: postgres.Sql): Promise<void> {
	const [foreign] = await sql`
		select quote_ident(relowner::regrole::text) as owner, quote_ident(current_user) as account, rolsuper as is_powerful
		from pg_class join pg_roles on pg_roles.oid = relowner
		where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace) and relkind = 'r' and not pg_has_role(relowner, 'USAGE')
		limit 1`;
	if (!foreign) return;
	const { owner, account, is_powerful: isPowerful } = foreign;
	throw new DatabaseSetupError(
		`The tables belong to ${owner}, and not to ${account}, the account in DATABASE_URL. ${
			isPowerful
				? `Restore them as that account: pg_restore --no-owner --role=${account}`
				: `Let an administrator run once, in this database: REASSIGN OWNED BY ${owner} TO ${account};`
		}`,
	);
}

/** Privileges, and whatever else `privileges.sql` sets, as text that changes when one of them does. */
const rights = (sql: postgres.Sql) => sql`
	select relname, relacl::text, relforcerowsecurity,
		array(select attacl::text from pg_attribute where attrelid = pg_class.oid and attacl is not null order by attnum) as columns,
		array(select polname from pg_policy where polrelid = pg_class.oid order by polname) as policies
	from pg_class where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace) and relkind in ('r', 'S')
	union all select nspname, nspacl::text, false, null, null from pg_namespace
	order by relname`;

/**
 * Gives the application the rights that it lacks. Where it lacks none nothing is written, because the plans of all running statements
 * would be made anew.
 * @param sql one connection
 * @param options isTrial: nothing is written in any case
 * @returns whether it lacked some
 */
export async function ensurePrivileges(
	sql: postgres.Sql,
	{ text }: SqlFile,
	{ isTrial = false } = {},
): Promise<boolean> {
	await sql.unsafe('begin');
	try {
		const before = await rights(sql);
		await sql.unsafe(text);
		const isSame = isDeepStrictEqual([...before], [...(await rights(sql))]);
		await sql.unsafe(isSame || isTrial ? 'rollback' : 'commit');
		return !isSame;
	} catch (error) {
		await sql.unsafe('rollback');
		throw error;
	}
}

export async function roleExists(sql: postgres.Sql): Promise<boolean> {
	const rows = await sql`select from pg_roles where rolname = 'hms_app'`;
	return rows.length > 0;
}

function explainPermissionDenied(error: unknown, statement: string): unknown {
	if (!isPermissionDenied(error)) return error;
	return new DatabaseSetupError(
		`The database account may not set up the role "hms_app". Let an administrator run once: ${statement}`,
		{ cause: error },
	);
}

/**
 * Revokes from the application what it does not need: creating objects, and temporary tables, which hide others of their name;
 * and from everybody else what only the application needs. Done at each start, because privileges on the database itself are not
 * part of a backup.
 * @throws DatabaseSetupError if the account owns neither the database nor the schema
 */
export async function restrictPrivileges(sql: postgres.Sql): Promise<void> {
	const [name] = await sql`select quote_ident(current_database()) as database`;
	const statements = {
		TEMPORARY: `REVOKE TEMPORARY ON DATABASE ${name?.['database']} FROM PUBLIC, hms_app`,
		CREATE: 'REVOKE CREATE ON SCHEMA public FROM PUBLIC, hms_app',
	};
	const findRemaining = async () => {
		const [has] = await sql`
			select has_database_privilege('hms_app', current_database(), 'TEMPORARY') as "TEMPORARY",
				has_schema_privilege('hms_app', 'public', 'CREATE') as "CREATE"`;
		return (['TEMPORARY', 'CREATE'] as const).filter((privilege) => has?.[privilege]);
	};
	for (const privilege of await findRemaining()) {
		await sql.unsafe(statements[privilege]).catch((error: unknown) => {
			if (!isPermissionDenied(error)) throw error;
		});
	}
	const [remaining] = await findRemaining();
	if (remaining) {
		throw new DatabaseSetupError(
			`The application must not make anything in the database, and this account cannot see to it. Let the database's owner run once: ${statements[remaining]};`,
		);
	}
	await sql.unsafe(`
		DO $$
		DECLARE
			own record;
		BEGIN
			FOR own IN
				SELECT oid::regprocedure AS name, prorettype = 'trigger'::regtype AS is_trigger
				FROM pg_proc
				WHERE pronamespace = 'public'::regnamespace AND pg_has_role(proowner, 'USAGE')
					-- Or the application has lost it, where a backup was restored without its role.
					AND (has_function_privilege('public', oid, 'EXECUTE')
						OR prorettype <> 'trigger'::regtype AND NOT has_function_privilege('hms_app', oid, 'EXECUTE'))
					AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
			LOOP
				EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', own.name);
				-- A trigger function runs without that privilege.
				IF NOT own.is_trigger THEN
					EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hms_app', own.name);
				END IF;
			END LOOP;
		END $$`);
}
