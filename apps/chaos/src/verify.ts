import type postgres from 'postgres';
import type { Journal } from './journal.ts';

/** A patient as the database has it. */
export interface Row {
	id: string;
	ownerId: string;
	name: string;
	version: number;
	notes: string | null;
	isArchived: boolean;
}

/** Compares the database with what clients were told, and adds what is wrong to the journal. @returns what was looked at */
export async function verify(sql: postgres.Sql, journal: Journal): Promise<string[]> {
	const rows = await sql<Row[]>`
		select id, owner_id as "ownerId", given_name as name, version, notes, archived_at is not null as "isArchived" from patients`;
	verifyPatients(rows, journal);
	await verifyMappings(sql, journal);
	await verifyShares(sql, journal);
	await verifyDoctors(sql, journal);
	for (const [what, query] of Object.entries(rules)) {
		const [found] = await sql.unsafe<[{ count: number }]>(
			`select count(*)::int as count from (${query}) as found`,
		);
		if (found.count > 0) journal.violate(`${found.count} × ${what}`);
	}
	return [
		`${journal.patients.size} patients, ${journal.mappings.size} assignments, ${journal.shares.size} shares and ${journal.doctors.size} doctors are as the last answers said, each once`,
		`${journal.halves.length} transfers moved both patients or none`,
		`${Object.keys(rules).length} rules of the data hold in all rows`,
		`${journal.reads} reads showed nothing foreign`,
	];
}

export function verifyPatients(rows: Row[], journal: Journal): void {
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const [name, same] of Map.groupBy(rows, (row) => row.name)) {
		if (same.length > 1) journal.violate(`${name} was registered ${same.length} times`);
		const [row] = same;
		if (row && !journal.patients.has(row.id) && !journal.unknown.has(name)) {
			journal.violate(`${name} is there, and nobody was told so`);
		}
	}
	for (const known of journal.patients.values()) {
		const row = byId.get(known.id);
		if (!row) journal.violate(`${known.name} was acknowledged, and is not there`);
		if (!row || journal.unknown.has(known.id)) continue;
		const isAsTold =
			row.ownerId === known.ownerId &&
			row.notes === known.notes &&
			row.isArchived === known.isArchived &&
			(known.version === undefined || row.version === known.version);
		if (!isAsTold) journal.violate(`${JSON.stringify(row)} is not ${JSON.stringify(known)}`);
	}
	for (const ids of journal.halves) {
		const owners = new Set(ids.map((id) => byId.get(id)?.ownerId));
		if (owners.size > 1) journal.violate(`a transfer was half done: ${ids.join()}`);
	}
}

async function verifyMappings(sql: postgres.Sql, journal: Journal): Promise<void> {
	const rows = await sql<{ id: string; patientId: string; doctorId: string; isActive: boolean }[]>`
		select id, patient_id as "patientId", doctor_id as "doctorId", status = 'active' as "isActive" from mappings`;
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const known of journal.mappings.values()) {
		const row = byId.get(known.id);
		if (!row) journal.violate(`assignment ${known.id} was acknowledged, and is not there`);
		else if (row.isActive !== known.isActive && !journal.unknown.has(known.id)) {
			journal.violate(`assignment ${known.id} is ${row.isActive ? '' : 'not '}active`);
		}
	}
	for (const { patientId, doctorId, id } of rows) {
		const isAsked =
			journal.mappings.has(id) ||
			journal.primaries.get(patientId) === doctorId ||
			journal.unknown.has(`${patientId} ${doctorId}`) ||
			!journal.patients.has(patientId);
		if (!isAsked) journal.violate(`assignment ${id} is there, and nobody was told so`);
	}
	const pairs = new Set(rows.map(({ patientId, doctorId }) => `${patientId} ${doctorId}`));
	for (const [patientId, doctorId] of journal.primaries) {
		if (!pairs.has(`${patientId} ${doctorId}`)) {
			journal.violate(`${patientId} was registered without its primary doctor`);
		}
	}
}

async function verifyShares(sql: postgres.Sql, journal: Journal): Promise<void> {
	const rows = await sql<{ id: string }[]>`select id from shares`;
	const ids = new Set(rows.map(({ id }) => id));
	for (const [id, { isActive }] of journal.shares) {
		if (ids.has(id) !== isActive && !journal.unknown.has(id)) {
			journal.violate(`share ${id} is ${isActive ? 'gone' : 'still there'}`);
		}
	}
}

async function verifyDoctors(sql: postgres.Sql, journal: Journal): Promise<void> {
	const rows = await sql<
		{ id: string; name: string }[]
	>`select id, given_name as name from doctors`;
	const names = rows.map(({ name }) => name);
	if (new Set(names).size < names.length) journal.violate('a doctor is there twice');
	const ids = new Set(rows.map(({ id }) => id));
	for (const [id, name] of journal.doctors) {
		if (!ids.has(id)) journal.violate(`doctor ${name} was acknowledged, and is not there`);
	}
}

/** What no row may be, by its name. */
const rules: Record<string, string> = {
	'two active assignments of one pair': `
		select from mappings where status = 'active' group by owner_id, patient_id, doctor_id having count(*) > 1`,
	'two primary doctors of a patient on one day': `
		select from mappings as one join mappings as other using (owner_id, patient_id)
		where one.id < other.id and one.primary_on && other.primary_on`,
	'an assignment of another owner than its patient’s': `
		select from mappings where not exists (
			select from patients where patients.id = mappings.patient_id and patients.owner_id = mappings.owner_id
		)`,
	'a version that the history does not explain': `
		select from patients as patient where version <> (
			select count(*) from changes where subject = 'patient' and subject_id = patient.id
		)`,
	'a record without the entry in the history that made it': `
		select from patients as patient where not exists (
			select from changes where subject_id = patient.id and action = 'created'
		)`,
	'a record with two entries that made it': `
		select from changes where action = 'created' group by subject_id having count(*) > 1`,
	'a stored answer without its record': `
		select from idempotency_keys where answer ? 'id' and not exists (
			select from patients where id = (answer ->> 'id')::uuid union all
			select from mappings where id = (answer ->> 'id')::uuid union all
			select from doctors where id = (answer ->> 'id')::uuid
		)`,
	'a share of a patient who is another owner’s': `
		select from shares where patient_id is not null and not exists (
			select from patients where patients.id = shares.patient_id and patients.owner_id = shares.owner_id
		)`,
};
