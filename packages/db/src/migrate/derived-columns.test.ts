import { doctor, mapping, patient } from '@hms/contracts';
import type postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase, withConnection } from '../testing.ts';

const { target, drop } = await createTestDatabase();
afterAll(drop);

const ownerId = '00000000-0000-7000-8000-000000000001';
const patientId = '00000000-0000-7000-8000-000000000002';
const doctorId = '00000000-0000-7000-8000-000000000003';

/** A patient with a doctor, whose fields all have a value. */
async function insertRecords(sql: postgres.TransactionSql): Promise<void> {
	await sql`insert into users (id, name, email, role) values (${ownerId}, 'A', 'a@example.org', 'staff')`;
	await sql`select set_config('app.user_id', ${ownerId}, true), set_config('app.owner_id', ${ownerId}, true)`;
	await sql`
		insert into patients (owner_id, id, given_name, family_name, date_of_birth, sex, phone, email, address, blood_group, allergies,
			notes, emergency_contact)
		values (${ownerId}, ${patientId}, 'Ada', 'Lovelace', '1990-12-10', 'female', '+442079460000', 'ada@example.org',
			'{"line1": "1 Road", "line2": null, "city": "London", "region": null, "postalCode": "SW1Y 4JH", "country": "GB"}', 'A+',
			'{penicillin}', 'Notes', '{"name": "Annabella", "relationship": "mother", "phone": "+442079460001"}')`;
	await sql`
		insert into doctors (id, given_name, family_name, specialty, license_number, phone, email, accepting_patients)
		values (${doctorId}, 'Grace', 'Hopper', 'cardiology', 'L-1', '+442079460002', 'grace@example.org', true)`;
	await sql`
		insert into mappings (owner_id, id, patient_id, doctor_id, role, started_on, ended_on, reason, notes, status)
		values (${ownerId}, gen_random_uuid(), ${patientId}, ${doctorId}, 'attending', '2026-01-01', '2026-02-01', 'Reason', 'Notes', 'ended')`;
}

/** The derived JSON of each of these columns, of one row. */
function readJson(table: string, columns: string[]): Promise<unknown[]> {
	const rollback = new Error('rolled back');
	let found: unknown[] = [];
	return withConnection(target, (sql) =>
		sql
			.begin(async (tx) => {
				await insertRecords(tx);
				const [row] = await tx.unsafe(`select ${columns.join()} from ${table}`);
				found = Object.values(row ?? {}).map((text) => JSON.parse(String(text)));
				throw rollback;
			})
			.catch((error: unknown) => {
				if (error !== rollback) throw error;
				return found;
			}),
	);
}

/** What a JSON function leaves out of a schema, and what it adds to it. */
function compareFields(written: unknown, shape: object) {
	const [has, wants] = [Object.keys(Object(written)), Object.keys(shape)];
	return {
		missingInSql: wants.filter((field) => !has.includes(field)),
		missingInSchema: has.filter((field) => !wants.includes(field)),
	};
}
const none = { missingInSql: [], missingInSchema: [] };

describe('the JSON that the database writes has the fields of the contract', () => {
	it('for a patient, in patient_json', async () => {
		const [json] = await readJson('patients', ['json']);
		expect(compareFields(json, patient.shape)).toEqual(none);
		expect(patient.parse(json)).toEqual(json);
	});

	it('for a doctor, in doctor_json', async () => {
		const [json] = await readJson('doctors', ['json']);
		expect(compareFields(json, doctor.shape)).toEqual(none);
		expect(doctor.parse(json)).toEqual(json);
	});

	it('for the patient of a mapping, in patient_summary_json', async () => {
		const [summary] = await readJson('patients', ['summary_json']);
		expect(compareFields(summary, mapping.shape.patient.shape)).toEqual(none);
		expect(mapping.shape.patient.parse(summary)).toEqual(summary);
	});

	it('for the doctor of a mapping, in doctor_summary_json', async () => {
		const [summary] = await readJson('doctors', ['summary_json']);
		expect(compareFields(summary, mapping.shape.doctor.shape)).toEqual(none);
		expect(mapping.shape.doctor.parse(summary)).toEqual(summary);
	});

	it('for a mapping, in mapping_json_fields', async () => {
		const added = { isPrimary: true, patient: true, doctor: true } as const;
		const { shape } = mapping.omit(added);
		const [fields] = await readJson('mappings', [`'{' || json_fields || '}'`]);
		expect(compareFields(fields, shape)).toEqual(none);
		expect(mapping.omit(added).parse(fields)).toEqual(fields);
	});
});

describe('derived columns', () => {
	it('are what their functions compute, whatever a statement writes there', async () => {
		await withConnection(target, async (sql) => {
			const outcome = sql.begin(async (tx) => {
				await insertRecords(tx);
				await tx`update patients set json = 'x', summary_json = 'x', sort_name = 'x', search_text = 'x', given_name = 'Zoë'`;
				await tx`update doctors set json = 'x', summary_json = 'x', sort_name = 'x', search_text = 'x', typo_variants = '{x}'`;
				await tx`update mappings set json_fields = 'x', notes = 'New'`;
				expect(
					await tx`
					select p.json = patient_json(p) and p.json::jsonb ->> 'version' = '2' as json,
						p.summary_json = patient_summary_json(p) as summary, p.sort_name, p.search_text
					from patients p`,
				).toEqual([
					{
						json: true,
						summary: true,
						sort_name: 'lovelace zoe',
						search_text: expect.stringContaining(' zoelovelace '),
					},
				]);
				expect(
					await tx`
					select d.json = doctor_json(d) as json, d.summary_json = doctor_summary_json(d) as summary, sort_name, search_text,
						'hoper' = any (typo_variants) as is_found_despite_typo
					from doctors d`,
				).toEqual([
					{
						json: true,
						summary: true,
						sort_name: 'hopper grace',
						search_text: expect.stringContaining(' l1 '),
						is_found_despite_typo: true,
					},
				]);
				expect(
					await tx`select json_fields = mapping_json_fields(m) as json, m.json_fields like '%"New"%' as is_new from mappings m`,
				).toEqual([{ json: true, is_new: true }]);
				throw new Error('rolled back');
			});
			await expect(outcome).rejects.toThrow('rolled back');
		});
	});
});
