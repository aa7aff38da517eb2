import type { ConnectionTarget } from '@hms/db';
import postgres from 'postgres';

/** How many patients there are in all, and how many of them belong to the account that the load is for. */
export interface Size {
	patients: number;
	owned: number;
}

export const account = {
	name: 'Bench Nurse',
	email: 'bench@clinic.example',
	password: 'a long and quiet corridor',
};

const givenNames =
	'Ada Grace Alan Edsger Barbara Donald Radia Leslie Shafi Tony Frances John Margaret Niklaus Adele Dennis Jean Ken Fran Robin Joan Peter Karen Butler Maurice Ivan Susan Vint Anita Tim';
const familyNames =
	'Lovelace Hopper Turing Dijkstra Liskov Knuth Perlman Lamport Goldwasser Hoare Allen Backus Hamilton Wirth Goldberg Ritchie Bartik Thompson Milner Clarke Naur Jones Lampson Wilkes Sutherland Graham Cerf Borg Berners Wilson';

/** A connection to one database of the bench's server, as its superuser: past triggers and row-level security. */
export function superuserIn(superuser: ConnectionTarget, database: string) {
	if ('url' in superuser) throw new Error('the bench has a server of its own');
	return postgres({ ...superuser, database, max: 1, onnotice: () => {} });
}

/** Fills the product's database: doctors, patients of the account and of others, and two assignments a patient. */
export async function fill(sql: postgres.Sql, ownerId: string, size: Size): Promise<void> {
	const others = Math.ceil((size.patients - size.owned) / 10_000);
	await sql.begin(async (tx) => {
		// Neither history nor counters: what is loaded here has been there for ever.
		await tx`set local session_replication_role = replica`;
		await tx`set local synchronous_commit = off`;
		await tx.unsafe(versionSevenFunction);
		await tx`
			insert into doctors (id, given_name, family_name, specialty, license_number, accepting_patients)
			select pg_temp.id_of('doctor', n), (string_to_array(${givenNames}, ' '))[1 + n % 30],
				(string_to_array(${familyNames}, ' '))[1 + n / 7 % 30], (enum_range(null::specialty))[1 + n % cardinality(enum_range(null::specialty))], 'GMC' || n, true
			from generate_series(1, 200) n`;
		await tx`
			insert into users (id, name, email, role)
			select pg_temp.id_of('user', n), 'Nurse ' || n, 'nurse' || n || '@clinic.example', 'staff'
			from generate_series(1, ${others}::int) n`;
		await tx`
			insert into patients (owner_id, id, mrn, given_name, family_name, date_of_birth, sex, phone, allergies, created_at, updated_at)
			select
				case when n <= ${size.owned}::int then ${ownerId}::uuid else pg_temp.id_of('user', 1 + n % ${others}::int) end,
				pg_temp.id_of('patient', n), 'P-' || lpad(n::text, 6, '0'),
				(string_to_array(${givenNames}, ' '))[1 + n % 30], (string_to_array(${familyNames}, ' '))[1 + n / 30 % 30] || chr(97 + n / 900 % 26),
				date '1930-01-01' + n % 34000, (array['female', 'male', 'other', 'unknown'])[1 + n % 4]::sex, '+4420' || lpad(n::text, 8, '0'),
				case when n % 5 = 0 then array['penicillin'] else '{}' end,
				now() - interval '1 second' * (${size.patients}::int - n), now() - interval '1 second' * (${size.patients}::int - n)
			from generate_series(1, ${size.patients}::int) n`;
		await tx`
			select add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text))
			from patients group by owner_id`;
		await tx`
			insert into mappings (owner_id, id, patient_id, doctor_id, role, started_on, status, primary_terms, primary_on)
			select p.owner_id, gen_random_uuid(), p.id, d.id, 'attending', date '2026-01-05', 'active',
				case when place = 0 then '[{"from": "2026-01-05", "until": null, "since": "2026-01-05", "order": 1}]'::jsonb else '[]' end,
				case when place = 0 then '{[2026-01-05,)}'::datemultirange else '{}' end
			from patients p, lateral (
				select pg_temp.id_of('doctor', 1 + (hashtext(p.id::text) & 1023) % 100 + 100 * place) as id, place from generate_series(0, 1) place
			) d`;
		await tx`
			insert into mrn_counters (owner_id, last) values (${ownerId}, ${size.patients})
			on conflict (owner_id) do update set last = excluded.last`;
	});
	await sql`vacuum (analyze)`;
}

/** Ids that sort as they were made, as the product's own do. */
const versionSevenFunction = `
	create function pg_temp.id_of(kind text, n int) returns uuid language sql immutable as $$
		select (lpad(to_hex(1760000000000 + n), 12, '0') || '7' || substr(md5(kind), 1, 3) || '8' || substr(md5(kind || n), 1, 15))::uuid
	$$`;

/**
 * The peer's database: the same rows and indexes, without what the peer does not have, row-level security, history and
 * patients as JSON, and with what its search needs.
 */
export async function becomePeers(sql: postgres.Sql, passwordHash: string): Promise<void> {
	for (const table of ['patients', 'mappings', 'mrn_counters']) {
		await sql.unsafe(`alter table ${table} no force row level security`);
		await sql.unsafe(`alter table ${table} disable row level security`);
	}
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

/** Rows that the load asks for, spread over all that the account has. */
export async function sample(sql: postgres.Sql, ownerId: string) {
	const patients = await sql<{ id: string; familyName: string }[]>`
		select id, family_name as "familyName" from (
			select id, family_name, row_number() over (order by id) n, count(*) over () total from patients where owner_id = ${ownerId}
		) numbered where n % greatest(total / 250, 1) = 0 limit 250`;
	return { ids: patients.map(({ id }) => id), names: patients.map(({ familyName }) => familyName) };
}
