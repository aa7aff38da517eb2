// Fills the product's database. It is a program of its own because it belongs to one version of the schema: another checkout
// is filled by its own. `node fill.ts <Fill as JSON>`
import { availableParallelism } from 'node:os';
import type { ConnectionTarget } from '@hms/db';
import type postgres from 'postgres';
import { superuserIn } from './databases.ts';

export interface Fill {
	superuser: ConnectionTarget;
	database: string;
	/** The accounts that share the first `owned` patients, in the order of their numbers. */
	emails: string[];
	patients: number;
	/** The rest belongs to people who never sign in. */
	owned: number;
}

const givenNames =
	'Ada Grace Alan Edsger Barbara Donald Radia Leslie Shafi Tony Frances John Margaret Niklaus Adele Dennis Jean Ken Fran Robin Joan Peter Karen Butler Maurice Ivan Susan Vint Anita Tim';
const familyNames =
	'Lovelace Hopper Turing Dijkstra Liskov Knuth Perlman Lamport Goldwasser Hoare Allen Backus Hamilton Wirth Goldberg Ritchie Bartik Thompson Milner Clarke Naur Jones Lampson Wilkes Sutherland Graham Cerf Borg Berners Wilson';

/** Ids that sort as they were made, as the product's own do, and are the same in every database. */
const versionSevenFunction = `
	create function pg_temp.id_of(kind text, n int) returns uuid language sql immutable as $$
		select (lpad(to_hex(1760000000000 + n), 12, '0') || '7' || substr(md5(kind), 1, 3) || '8' || substr(md5(kind || n), 1, 15))::uuid
	$$`;

/** Patients are filled in by as many connections as there are cores, of different owners each. */
const parts = availableParallelism();

/** No triggers: one statement for all rows writes what they would write for each, and nobody is told. */
async function withoutTriggers(tx: postgres.TransactionSql): Promise<void> {
	await tx`set local session_replication_role = replica`;
	await tx`set local synchronous_commit = off`;
	await tx.unsafe(versionSevenFunction);
}

/** Doctors, patients, and two assignments a patient, with the history of both. */
async function fill({ superuser, database, emails, patients, owned }: Fill): Promise<void> {
	const others = Math.ceil((patients - owned) / 10_000);
	const sql = superuserIn(superuser, database);
	const owners = await sql<{ id: string }[]>`
		select id from users join unnest(${emails}::text[]) with ordinality as account (email, number) using (email) order by number`;
	if (owners.length !== emails.length) throw new Error('not all accounts are registered');
	const ownerIds = owners.map(({ id }) => id);
	await sql.begin(async (tx) => {
		await withoutTriggers(tx);
		await tx`
			insert into doctors (id, given_name, family_name, specialty, license_number, accepting_patients)
			select pg_temp.id_of('doctor', n), (string_to_array(${givenNames}, ' '))[1 + n % 30],
				(string_to_array(${familyNames}, ' '))[1 + n / 7 % 30], (enum_range(null::specialty))[1 + n % cardinality(enum_range(null::specialty))], 'GMC' || n, true
			from generate_series(1, 200) n`;
		await tx`
			insert into users (id, name, email, role)
			select pg_temp.id_of('user', n), 'Other ' || n, 'other' || n || '@example.com', 'staff'
			from generate_series(1, ${others}::int) n`;
		await tx`
			insert into mrn_counters (owner_id, last) select owner, ${patients} from unnest(${ownerIds}::uuid[]) owner
			on conflict (owner_id) do update set last = excluded.last`;
	});
	const size = { patients, owned, others };
	const begun = Promise.withResolvers<void>();
	let waiting = parts;
	await Promise.all(
		Array.from({ length: parts }, async (_, part) => {
			const own = superuserIn(superuser, database);
			// What they see begins before any of them ends, so that each sees its own patients alone.
			await own.begin('isolation level repeatable read', async (tx) => {
				await withoutTriggers(tx);
				if (--waiting === 0) begun.resolve();
				await begun.promise;
				await fillPart(tx, part, ownerIds, size);
			});
			await own.end();
		}),
	);
	await sql`vacuum (analyze)`;
	await sql.end();
}

/** The patients of one part of the owners, and all that is theirs. */
async function fillPart(
	tx: postgres.TransactionSql,
	part: number,
	ownerIds: string[],
	{ patients, owned, others }: { patients: number; owned: number; others: number },
): Promise<void> {
	await tx`
		insert into patients (owner_id, id, mrn, given_name, family_name, date_of_birth, sex, phone, allergies, notes, created_at, updated_at)
		select
			case when n <= ${owned}::int then (${ownerIds}::uuid[])[1 + n % ${ownerIds.length}::int] else pg_temp.id_of('user', 1 + n % ${others}::int) end,
			pg_temp.id_of('patient', n), 'P-' || lpad(n::text, 6, '0'),
			(string_to_array(${givenNames}, ' '))[1 + n % 30], (string_to_array(${familyNames}, ' '))[1 + n / 30 % 30] || chr(97 + n / 900 % 26),
			date '1930-01-01' + n % 34000, (array['female', 'male', 'other', 'unknown'])[1 + n % 4]::sex, '+4420' || lpad(n::text, 8, '0'),
			case when n % 5 = 0 then array['penicillin'] else '{}' end,
			case when n <= ${owned}::int then 'Owner ' || lpad((n % ${ownerIds.length}::int)::text, 2, '0') || ', patient ' || lpad(n::text, 7, '0') || '.' end,
			now() - interval '1 second' * (${patients}::int - n), now() - interval '1 second' * (${patients}::int - n)
		from generate_series(1, ${patients}::int) n
		where (case when n <= ${owned}::int then n % ${ownerIds.length}::int else n % ${others}::int end) % ${parts}::int = ${part}::int`;
	await tx`
		select add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text))
		from patients group by owner_id`;
	await tx`
		insert into mappings (owner_id, id, patient_id, doctor_id, role, started_on, status, notes, primary_terms, primary_on)
		select p.owner_id, gen_random_uuid(), p.id, d.id, 'attending', date '2026-01-05', 'active', p.notes,
			case when place = 0 then '[{"from": "2026-01-05", "until": null, "since": "2026-01-05", "order": 1}]'::jsonb else '[]' end,
			case when place = 0 then '{[2026-01-05,)}'::datemultirange else '{}' end
		from patients p, lateral (
			select pg_temp.id_of('doctor', 1 + (hashtext(p.id::text) & 1023) % 100 + 100 * place) as id, place from generate_series(0, 1) place
		) d`;
	for (const [subject, table] of [
		['patient', 'patients'],
		['mapping', 'mappings'],
	] as const) {
		await tx`
			insert into changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
			select uuid_v7(), row.created_at, row.owner_id, row.owner_id, ${subject}, row.id, 'created', changed_fields('{}', to_jsonb(row))
			from ${tx(table)} row`;
	}
	await tx`
		insert into change_links (change_id, owner_id, seq, hash)
		select link.id, owner_id, link.seq, link.hash
		from (
			select owner_id, array_agg(id order by id) ids,
				chain_hashes(decode(repeat('00', 32), 'hex'), array_agg(change_digest(changes) order by id)) hashes
			from changes group by owner_id
		) chains, unnest(ids, hashes) with ordinality link (id, hash, seq)`;
	await tx`
		insert into chain_heads (owner_id, kind, seq, hash)
		select distinct on (owner_id) owner_id, 'changes', seq, hash from change_links order by owner_id, seq desc`;
}

await fill(JSON.parse(String(process.argv[2])));
