import { type ConnectionTarget, sealChanges, verifyAudit, withOwner } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';
import { erasePatient, findPatientToErase } from './erase-patient.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const decision = { by: 'grace@example.org', reason: 'request' } as const;

const erase = (id: string, target: ConnectionTarget = clinic.target) =>
	withOwner(target, async (db) => erasePatient(db, await findPatientToErase(db, id), decision));

/** Every row of every table that has a text, as text. */
async function rowsWith(text: string): Promise<string[]> {
	return withConnection(clinic.target, async (owner) => {
		const tables = await owner`
			select format('%I.%I', table_schema, table_name) as name from information_schema.tables
			where table_schema in ('public', 'drizzle') and table_type = 'BASE TABLE'`;
		const found: string[] = [];
		for (const { name } of tables) {
			const rows = await owner.unsafe(
				`select t::text as row from ${name} t where strpos(lower(t::text), $1) > 0`,
				[text.toLowerCase()],
			);
			found.push(...rows.map(({ row }) => `${name} ${row}`));
		}
		return found.sort();
	});
}

/** Such rows of all tables but one. */
const rowsBut = async (table: string, text: string) =>
	(await rowsWith(text)).filter((row) => !row.startsWith(`public.${table} `));

async function register(givenName: string, familyName: string) {
	const { api } = clinic.ada;
	const doctor = await api.doctor.create({ givenName: 'Edith', specialty: 'cardiology' });
	const patient = await clinic.ada.withKey(crypto.randomUUID()).patient.create({
		...{ givenName, familyName, phone: '+442079460123', notes: `${familyName} notes` },
		emergencyContact: { name: `Contact${familyName}`, phone: null, relationship: null },
	});
	const mapping = await api.mapping.create({
		...{ patientId: patient.id, doctorId: doctor.id, role: 'attending' },
		notes: `${familyName} assignment`,
	});
	return { patient, mapping, doctor };
}

describe('erasing a patient', () => {
	it('leaves nothing of it in any table but that one was erased, and keeps everybody else', async () => {
		const { api } = clinic.ada;
		const { patient, mapping, doctor } = await register('Uniqueson', 'Formerlyname');
		await api.patient.update({ id: patient.id, familyName: 'Laterlyname', notes: 'Secretnote' });
		await api.mapping.end({ id: mapping.id });
		await api.share.create({ userId: clinic.grace.user.id, patientId: patient.id, level: 'write' });
		await clinic.grace.api.patient.update({ id: patient.id, notes: 'By a colleague' });
		await api.patient.archive({ id: patient.id });
		const other = await register('Uniqueson', 'Keptname');
		const hers = await clinic.grace.api.patient.create({ givenName: 'Uniqueson' });

		// Those of other users too.
		await withConnection(
			clinic.target,
			(owner) => owner`
				insert into notifications (id, owner_id, kind, actor_id, patient_id, details)
				select gen_random_uuid(), ${clinic.grace.user.id}, 'any', ${clinic.ada.user.id}, p, '{}'
				from unnest(array[${patient.id}, ${other.patient.id}]::uuid[]) as p`,
		);
		const keptBefore = await rowsWith('keptname');

		const found = await withOwner(clinic.target, (db) => findPatientToErase(db, patient.id));
		expect(found).toEqual({
			id: patient.id,
			mrn: patient.mrn,
			owner: { id: clinic.ada.user.id, name: 'Ada', email: 'ada@example.org' },
		});
		expect(await erase(patient.id)).toMatchObject({
			changes: 6,
			idempotency_keys: 1,
			shares: 1,
			mappings: 1,
			patients: 1,
		});

		for (const trace of [mapping.id, 'formerlyname', 'laterlyname', 'secretnote']) {
			expect(await rowsWith(trace)).toEqual([]);
		}
		expect(await rowsBut('accesses', patient.id)).toEqual([]);
		// The history is chained as before, also what was not chained yet when it was erased.
		await sealChanges(clinic.services.database);
		expect(await verifyAudit(clinic.target)).toMatchObject({ findings: [], erased: 6 });
		expect((await refusalOf(api.patient.get({ id: patient.id }))).code).toBe('not_found');
		expect(await rowsWith('keptname')).toEqual(keptBefore);
		// The words of names that others have are found as before.
		const search = async (q: string) => (await api.patient.list({ q })).items.map(({ id }) => id);
		expect(await search('uniquesen')).toEqual([other.patient.id]);
		expect((await clinic.grace.api.patient.get({ id: hers.id })).id).toBe(hers.id);
		expect((await api.doctor.get({ id: doctor.id })).id).toBe(doctor.id);
		const { items } = await api.securityEvent.list({ kind: 'patient_erased' });
		expect(items).toMatchObject([
			{
				actor: { id: clinic.grace.user.id, name: 'Grace' },
				user: { id: clinic.ada.user.id, name: 'Ada' },
				...{ detail: 'request', email: null, address: null, userAgent: null },
			},
		]);
	});

	it('is refused the second time, and for what is no patient', async () => {
		const { patient } = await register('Once', 'Only');
		const found = await withOwner(clinic.target, (db) => findPatientToErase(db, patient.id));
		await erase(patient.id);
		expect((await refusalOf(erase(patient.id))).detail).toBe('There is no such patient.');
		const late = withOwner(clinic.target, (db) => erasePatient(db, found, decision));
		expect((await refusalOf(late)).code).toBe('not_found');
		expect((await refusalOf(erase(clinic.ada.user.id))).code).toBe('not_found');
	});

	it('erases nothing for somebody without an account', async () => {
		const { patient } = await register('Stays', 'Here');
		const refused = withOwner(clinic.target, async (db) =>
			erasePatient(db, await findPatientToErase(db, patient.id), {
				...decision,
				by: 'nobody@example.org',
			}),
		);
		expect((await refusalOf(refused)).detail).toContain('no account with the address');
		expect((await clinic.ada.api.patient.get({ id: patient.id })).id).toBe(patient.id);
	});

	it('is done once by two at the same time, while others write to the patient', async () => {
		const { api } = clinic.ada;
		const { patient, mapping, doctor } = await register('Crowded', 'Crowdedname');
		const settled = await Promise.allSettled([
			erase(patient.id),
			erase(patient.id),
			...Array.from({ length: 5 }, (_, n) => [
				api.patient.update({ id: patient.id, notes: `Crowdednote ${n}` }),
				api.mapping.update({ id: mapping.id, notes: `Crowdednote ${n}` }),
				api.mapping.create({
					...{ patientId: patient.id, doctorId: doctor.id, role: 'consulting' },
					startedOn: mapping.startedOn,
				}),
			]).flat(),
		]);
		const [first, second, ...others] = settled;
		expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
		for (const { status, ...other } of others) {
			if (status === 'fulfilled' || !('reason' in other)) continue;
			const { code } = await refusalOf(Promise.reject(other.reason));
			expect(['not_found', 'already_assigned']).toContain(code);
		}
		expect(await rowsWith('crowded')).toEqual([]);
		expect(await rowsBut('accesses', patient.id)).toEqual([]);
		await sealChanges(clinic.services.database);
		expect((await verifyAudit(clinic.target)).findings).toEqual([]);
	});

	it('gives the application no right to delete', async () => {
		const mayDelete = () =>
			withConnection(
				clinic.target,
				(owner) => owner`
					select relname, relacl::text as privileges from pg_class
					where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
			);
		const before = await mayDelete();
		const { patient } = await register('Right', 'Less');
		await erase(patient.id);
		expect(await mayDelete()).toEqual(before);
	});

	it('forgets its numbers in transfers, and what was written about an emergency', async () => {
		const { api } = clinic.ada;
		const given = { givenName: 'G', mrn: 'Onlymrn-1' };
		const { id: patientId } = await clinic.grace.api.patient.create(given);
		await api.emergencyAccess.open({ patientId, reason: 'Onlyreason here' });
		const transfer = { patientIds: [patientId], toUserId: clinic.ada.user.id, reason: 'Moves' };
		await clinic.grace.api.transfer.create(transfer);
		await erase(patientId);
		expect([await rowsWith('onlymrn'), await rowsWith('onlyreason')]).toEqual([[], []]);
		const [opened] = (await api.emergencyAccess.list({})).items;
		expect(opened).toMatchObject({ patientId, reason: '' });
	});
});

it('keeps the chains whole over a transfer, its undoing, an emergency access and erasing', async () => {
	const { ada, grace, services, target } = clinic;
	const { patient, mapping } = await register('Chained', 'Everywhere');
	const { id } = patient;
	const verify = async () => {
		await services.accesses.flush();
		const before = await verifyAudit(target);
		await sealChanges(services.database);
		const after = await verifyAudit(target);
		expect([...before.findings, ...after.findings]).toEqual([]);
		expect(after.unchained).toBe(0);
		return after;
	};
	await verify();
	const given = { patientIds: [id], toUserId: grace.user.id, reason: 'Moves' };
	const { id: transferId } = await ada.api.transfer.create(given);
	await grace.api.patient.update({ id, notes: 'By the receiver' });
	await grace.api.mapping.update({ id: mapping.id, notes: 'By the receiver' });
	await verify();
	await ada.api.emergencyAccess.open({ patientId: id, reason: 'Unconscious here' });
	await ada.api.patient.get({ id });
	const { items } = await grace.api.patient.accesses({ id, userId: ada.user.id });
	expect(items.map(({ right }) => right)).toEqual(['emergency', 'own', 'own']);
	await verify();
	await ada.api.transfer.undo({ id: transferId });
	await ada.api.patient.update({ id, notes: 'By the giver again' });
	expect((await ada.api.patient.accesses({ id, userId: grace.user.id })).items).not.toEqual([]);
	const { erased } = await verify();
	await erase(id);
	expect((await verify()).erased).toBe(erased + 7);
});

it('knows every table that names a patient', async () => {
	const named = await withConnection(
		clinic.target,
		(owner) => owner`
			select table_name::text as name from information_schema.columns
			where table_schema = 'public' and column_name = 'patient_id' order by 1`,
	);
	// A table that appears here belongs into the list of what hangs on a patient, or has a trigger that deletes its rows. Who saw
	// the patient stays as long as it is kept: nothing else has the id.
	expect(named.map(({ name }) => name)).toEqual([
		'accesses',
		'emergency_accesses',
		'mappings',
		'notifications',
		'patient_words',
		'shares',
		'transferred_patients',
	]);
});
