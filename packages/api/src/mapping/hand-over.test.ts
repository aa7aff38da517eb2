import { addYears, maxHandOver, today } from '@hms/contracts';
import { mappings } from '@hms/db';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const lastYear = addYears(today(), -1);
const nextYear = addYears(today(), 1);

type Api = Clinic['ada']['api'];

async function newDoctor(givenName: string): Promise<string> {
	return (await clinic.ada.api.doctor.create({ givenName, specialty: 'other' })).id;
}

async function newPatient(api: Api = clinic.ada.api): Promise<string> {
	return (await api.patient.create({ givenName: 'Pat' })).id;
}

/** Two doctors, and a patient of the first. */
async function ready() {
	const [from, to, patientId] = await Promise.all([
		newDoctor('From'),
		newDoctor('To'),
		newPatient(),
	]);
	const { id } = await clinic.ada.api.mapping.create({
		patientId,
		doctorId: from,
		role: 'specialist',
		isPrimary: true,
		startedOn: lastYear,
		reason: 'Palpitations',
		notes: 'Send letters',
	});
	return { from, to, patientId, mappingId: id };
}

/** Everything there is about one patient's assignments but when and how often it was written. */
async function assignmentsOf(patientId: string) {
	const { items } = await clinic.ada.api.mapping.list({ patientId, status: 'all' });
	return items.map(({ version: _version, updatedAt: _updatedAt, ...rest }) => rest);
}

const teamOf = async (patientId: string) =>
	(await clinic.ada.api.mapping.listForPatient({ patientId })).items;

describe('handing patients over', () => {
	it('ends what the one had and begins the same with the other, on one day', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId, mappingId } = await ready();
		const second = await newPatient();
		await api.mapping.create({ patientId: second, doctorId: from, startedOn: lastYear });
		const answer = await api.mapping.handOver({
			fromDoctorId: from,
			toDoctorId: to,
			reason: 'Retires',
		});
		expect(answer).toEqual({ id: expect.any(String), patients: 2, alreadyTheirs: 0 });
		expect(await teamOf(patientId)).toMatchObject([
			{
				doctorId: to,
				role: 'specialist',
				isPrimary: true,
				startedOn: today(),
				endedOn: null,
				reason: 'Retires',
				notes: 'Send letters',
				version: 1,
			},
		]);
		expect(await teamOf(second)).toMatchObject([{ doctorId: to, isPrimary: false }]);
		expect((await api.mapping.list({ patientId, status: 'ended' })).items).toMatchObject([
			{ id: mappingId, endedOn: today(), isPrimary: true, reason: 'Retires' },
		]);
		const { items } = await api.activity.list({ mine: true, subject: 'mapping', limit: 4 });
		expect(items.map(({ action }) => action).sort()).toEqual([
			'created',
			'created',
			'ended',
			'ended',
		]);
	});

	it('without a reason leaves each its own, and takes a day that has been', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const day = addYears(today(), -1);
		await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to, on: day });
		expect(await assignmentsOf(patientId)).toMatchObject([
			{ doctorId: to, startedOn: day, reason: 'Palpitations' },
			{ doctorId: from, endedOn: day, reason: 'Palpitations' },
		]);
		const on = await api.mapping.list({ patientId, on: day });
		expect(on.items.map(({ doctorId }) => doctorId)).toEqual([to]);
	});

	it('keeps the one assignment of a patient whom the other looks after already', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const theirs = await api.mapping.create({ patientId, doctorId: to, role: 'surgeon' });
		expect(await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to })).toMatchObject({
			patients: 1,
			alreadyTheirs: 1,
		});
		expect(await teamOf(patientId)).toMatchObject([
			{ id: theirs.id, role: 'surgeon', isPrimary: true },
		]);
	});

	it('carries an end to come over, and begins what has not begun when it was to begin', async () => {
		const { api } = clinic.ada;
		const { from, to } = await ready();
		const [planned, toCome] = await Promise.all([newPatient(), newPatient()]);
		await api.mapping.create({ patientId: planned, doctorId: from, endedOn: nextYear });
		await api.mapping.create({ patientId: toCome, doctorId: from, startedOn: nextYear });
		await api.mapping.handOver({
			fromDoctorId: from,
			toDoctorId: to,
			patientIds: [planned, toCome],
		});
		expect(await assignmentsOf(planned)).toMatchObject([
			{ doctorId: to, startedOn: today(), endedOn: nextYear, status: 'active' },
			{ doctorId: from, endedOn: today(), status: 'ended' },
		]);
		expect(await assignmentsOf(toCome)).toMatchObject([
			{ doctorId: to, startedOn: nextYear, endedOn: null, status: 'active' },
			{ doctorId: from, startedOn: nextYear, endedOn: nextYear, status: 'ended' },
		]);
	});

	it('takes only the patients that are named', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const stays = await newPatient();
		await api.mapping.create({ patientId: stays, doctorId: from });
		await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to, patientIds: [patientId] });
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: to }]);
		expect(await teamOf(stays)).toMatchObject([{ doctorId: from }]);
	});

	it('takes the patients of a doctor who has left', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		await api.doctor.archive({ id: from });
		await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to });
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: to }]);
	});

	it('touches nobody else’s patients', async () => {
		const { from, to } = await ready();
		const { api } = clinic.grace;
		const patientId = await newPatient(api);
		await api.mapping.create({ patientId, doctorId: from });
		await clinic.ada.api.mapping.handOver({ fromDoctorId: from, toDoctorId: to });
		expect((await api.mapping.listForPatient({ patientId })).items).toMatchObject([
			{ doctorId: from },
		]);
	});

	it('reports validation errors', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const left = await newDoctor('Left');
		await api.doctor.archive({ id: left });
		const hers = await newPatient(clinic.grace.api);
		await clinic.grace.api.mapping.create({ patientId: hers, doctorId: from });
		const archived = await newPatient();
		await api.mapping.create({ patientId: archived, doctorId: from });
		await api.patient.archive({ id: archived });
		const wrong = async (input: Parameters<Api['mapping']['handOver']>[0]) => {
			const { code, errors } = await refusalOf(api.mapping.handOver(input));
			return [code, ...(errors ?? []).map(({ path }) => path)];
		};
		const both = { fromDoctorId: from, toDoctorId: to };
		expect(await wrong({ ...both, toDoctorId: from })).toEqual(['validation', 'toDoctorId']);
		expect(await wrong({ ...both, on: nextYear })).toEqual(['validation', 'on']);
		expect(await wrong({ ...both, patientIds: [] })).toEqual(['validation', 'patientIds']);
		expect(await wrong({ ...both, toDoctorId: left })).toEqual(['not_found', 'toDoctorId']);
		expect(await wrong({ fromDoctorId: nobody, toDoctorId: nobody.replace(/0$/, '1') })).toEqual([
			'not_found',
			'fromDoctorId',
			'toDoctorId',
		]);
		expect(await wrong({ fromDoctorId: to, toDoctorId: from })).toEqual([
			'not_found',
			'fromDoctorId',
		]);
		expect(await wrong({ ...both, patientIds: [patientId, hers, nobody, archived] })).toEqual([
			'not_found',
			'patientIds.1',
			'patientIds.2',
			'patientIds.3',
		]);
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: from }]);
	});

	it('happens once, whoever else hands the same patients over or assigns them meanwhile', async () => {
		const { api } = clinic.ada;
		for (let round = 0; round < 5; round++) {
			const { from, to, patientId } = await ready();
			const third = await newDoctor('Third');
			const outcomes = await Promise.allSettled([
				api.mapping.handOver({ fromDoctorId: from, toDoctorId: to }),
				api.mapping.handOver({ fromDoctorId: from, toDoctorId: third }),
				api.mapping.create({ patientId, doctorId: to }),
			]);
			for (const outcome of outcomes) {
				if (outcome.status === 'fulfilled') continue;
				const { code } = await refusalOf(Promise.reject(outcome.reason));
				expect(['not_found', 'already_assigned']).toContain(code);
			}
			const team = await teamOf(patientId);
			expect(team.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
			expect(team.map(({ doctorId }) => doctorId)).not.toContain(from);
			expect(outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		}
	});

	it('is done once for a key', async () => {
		const { from, to, patientId } = await ready();
		const input = { fromDoctorId: from, toDoctorId: to };
		const first = await clinic.ada.withKey('hand-over').mapping.handOver(input);
		expect(await clinic.ada.withKey('hand-over').mapping.handOver(input)).toEqual(first);
		expect(await teamOf(patientId)).toHaveLength(1);
	});

	it('is refused for more patients than one step allows', async () => {
		const [from, to] = await Promise.all([newDoctor('Busy'), newDoctor('To')]);
		const { user, session, api } = await clinic.signUp('Many');
		await clinic.services.database.system.transaction(async (db) => {
			// As the owner of the tables, without the triggers that write the history.
			await db.execute(sql`set local role none`);
			await db.execute(sql`set local session_replication_role = replica`);
			await db.execute(sql`
				insert into patients (owner_id, id, mrn, given_name, sex, allergies)
				select ${user.id}, gen_random_uuid(), 'M-' || n, 'Many', 'unknown', '{}'
				from generate_series(0, ${maxHandOver}::int) as n`);
			await db.execute(sql`
				insert into mappings (owner_id, id, patient_id, doctor_id, role, started_on, status, primary_terms, primary_on)
				select owner_id, gen_random_uuid(), id, ${from}, 'attending', ${lastYear}::date, 'active',
					jsonb_build_array(jsonb_build_object('from', ${lastYear}::date, 'until', null, 'since', ${lastYear}::date, 'order', 1)),
					datemultirange(daterange(${lastYear}::date, null))
				from patients where owner_id = ${user.id}`);
			// As autovacuum does within a minute; until then PostgreSQL takes the tables for empty.
			await db.execute(sql`analyze patients, mappings`);
		});
		const input = { fromDoctorId: from, toDoctorId: to };
		expect(await refusalOf(api.mapping.handOver(input))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'fromDoctorId', message: expect.stringContaining('5,000') }],
		});
		const [one] = (await api.patient.list({ limit: 1 })).items;
		await api.mapping.handOver({ ...input, patientIds: [one?.id ?? ''] });
		const { id, patients } = await api.mapping.handOver(input);
		expect(patients).toBe(maxHandOver);
		expect(await api.mapping.undoHandOver({ id })).toEqual({
			patients: maxHandOver,
			changedSince: 0,
		});
		const active = await clinic.services.database
			.as(session)
			.query((db) =>
				db
					.select({ id: mappings.id })
					.from(mappings)
					.where(sql`status = 'active' and doctor_id = ${from}`),
			);
		expect(active).toHaveLength(maxHandOver);
	});
});

describe('taking a hand-over back', () => {
	it('puts everything back as it was', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const [planned, shared] = await Promise.all([newPatient(), newPatient()]);
		await api.mapping.create({ patientId: planned, doctorId: from, endedOn: nextYear });
		await api.mapping.create({ patientId: shared, doctorId: from, isPrimary: true });
		await api.mapping.create({ patientId: shared, doctorId: to });
		const patients = [patientId, planned, shared];
		const before = await Promise.all(patients.map(assignmentsOf));
		const { id } = await api.mapping.handOver({
			fromDoctorId: from,
			toDoctorId: to,
			reason: 'Mistaken',
		});
		expect(await api.mapping.undoHandOver({ id })).toEqual({ patients: 3, changedSince: 0 });
		const after = await Promise.all(patients.map(assignmentsOf));
		// What was begun by mistake stays in the past as what never held.
		const held = after.map((list) =>
			list.filter(({ startedOn, endedOn }) => startedOn !== endedOn),
		);
		expect(held).toEqual(before);
		expect((await refusalOf(api.mapping.undoHandOver({ id }))).code).toBe('conflict');
	});

	it('leaves alone what was changed since', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		const [edited, ended, returned, archived] = await Promise.all([
			newPatient(),
			newPatient(),
			newPatient(),
			newPatient(),
		]);
		for (const one of [edited, ended, returned, archived]) {
			await api.mapping.create({ patientId: one, doctorId: from });
		}
		const { id } = await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to });
		const successor = async (one: string) => (await teamOf(one))[0]?.id ?? '';
		await api.mapping.update({ id: await successor(edited), role: 'surgeon' });
		await api.mapping.end({ id: await successor(ended) });
		await api.mapping.create({ patientId: returned, doctorId: from });
		await api.patient.archive({ id: archived });
		const changed = await Promise.all([edited, ended, returned].map(assignmentsOf));
		expect(await api.mapping.undoHandOver({ id })).toEqual({ patients: 1, changedSince: 4 });
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: from, isPrimary: true }]);
		expect(await Promise.all([edited, ended, returned].map(assignmentsOf))).toEqual(changed);
	});

	it('brings back a doctor who had left before', async () => {
		const { api } = clinic.ada;
		const { from, to, patientId } = await ready();
		await api.doctor.archive({ id: from });
		const { id } = await api.mapping.handOver({ fromDoctorId: from, toDoctorId: to });
		await api.mapping.undoHandOver({ id });
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: from, isPrimary: true }]);
	});

	it('is for those who handed over', async () => {
		const { from, to, patientId } = await ready();
		const { id } = await clinic.ada.api.mapping.handOver({ fromDoctorId: from, toDoctorId: to });
		const refused = await refusalOf(clinic.grace.api.mapping.undoHandOver({ id }));
		const never = await refusalOf(clinic.grace.api.mapping.undoHandOver({ id: '9'.repeat(19) }));
		expect(refused).toEqual(never);
		expect(refused.code).toBe('not_found');
		expect(await teamOf(patientId)).toMatchObject([{ doctorId: to }]);
	});
});
