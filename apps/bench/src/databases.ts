import type { ConnectionTarget } from '@hms/db';
import postgres from 'postgres';
import { ownerMark, type PatientRow } from './accounts.ts';

/** A database of the bench's PostgreSQL. */
export type Target = Exclude<ConnectionTarget, { url: string }>;

/** The names of the databases. */
export const databases = { product: 'hms', against: 'against', peers: 'peer' } as const;

/** @throws Error if it is not the bench's own server */
export function localTarget(target: ConnectionTarget, database?: string): Target {
	if ('url' in target) throw new Error('the bench has a server of its own');
	return database === undefined ? target : { ...target, database };
}

/** A connection to one database of the bench's server, as its superuser: past triggers and row-level security. */
export function superuserIn(superuser: ConnectionTarget, database: string) {
	return postgres({ ...localTarget(superuser, database), max: 1, onnotice: () => {} });
}

/** Runs one statement that cannot be in a transaction, such as `create database`. */
export async function runAsSuperuser(superuser: ConnectionTarget, statement: string) {
	const sql = superuserIn(superuser, 'postgres');
	await sql.unsafe(statement);
	await sql.end();
}

/**
 * Turns a copy of the product's database into the peer's: the same rows and indexes, without what the peer does not have,
 * row-level security, history and patients as JSON, and with what its search needs.
 */
export async function convertToPeers(sql: postgres.Sql, passwordHash: string): Promise<void> {
	for (const table of ['patients', 'mappings', 'mrn_counters']) {
		await sql.unsafe(`alter table ${table} no force row level security`);
		await sql.unsafe(`alter table ${table} disable row level security`);
	}
	await sql`truncate changes, change_links, chain_heads`;
	const triggers = await sql<{ name: string; table: string }[]>`
		select tgname as name, tgrelid::regclass::text as table from pg_trigger
		where not tgisinternal and tgname !~ '_(assign_mrn|reassign_mrn|count_version|set_derived_columns)$'`;
	for (const { name, table } of triggers) await sql.unsafe(`drop trigger ${name} on ${table}`);
	await sql.unsafe(`
		alter table patients drop column json, drop column summary_json;
		create or replace function set_patient_derived_columns() returns trigger
		language plpgsql set search_path = public, pg_temp as $$
		begin
			new.sort_name := fold(coalesce(new.family_name || ' ', '') || new.given_name);
			new.search_text := search_text(
				new.given_name, new.family_name, new.mrn, new.phone, new.email, new.emergency_contact
			);
			return new;
		end
		$$`);
	await sql`create index if not exists patients_search_index on patients using gin (search_text gin_trgm_ops)`;
	await sql`update credentials set password_hash = ${passwordHash}`;
	await sql`vacuum (analyze)`;
}

/** The ids of the accounts, in the order of `emails`. */
export async function accountIds(sql: postgres.Sql, emails: string[]): Promise<string[]> {
	const rows = await sql<{ id: string; email: string }[]>`
		select id, email from users where email in ${sql(emails)}`;
	const ids = new Map(rows.map(({ email, id }) => [email, id]));
	return emails.map((email) => {
		const id = ids.get(email);
		if (id === undefined) throw new Error(`${email} is not registered`);
		return id;
	});
}

const mostOfOwner = 250;

/** Patients that requests are made for, by the number of their owner: spread over all that the owner has. */
export async function sampleRows(sql: postgres.Sql, owners: string[]): Promise<PatientRow[][]> {
	const rows = await sql<PatientRow[]>`
		select id, array_position(${owners}::uuid[], owner_id) - 1 as owner, right(split_part(notes, '.', 1), 7)::int as number,
			family_name as "familyName", namesakes::int, version
		from (
			select id, owner_id, notes, family_name, version,
				row_number() over (partition by owner_id order by id) n,
				count(*) over (partition by owner_id) total,
				count(*) over (partition by owner_id, family_name) namesakes
			from patients where owner_id = any(${owners}::uuid[]) and archived_at is null
		) numbered
		where n % greatest(total / ${mostOfOwner}, 1) = 0 and notes like ${`${ownerMark(0).slice(0, 6)}%`}
		order by id`;
	return owners.map((_, owner) => rows.filter((row) => row.owner === owner).slice(0, mostOfOwner));
}
