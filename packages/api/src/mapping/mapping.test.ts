import { addYears, today } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
let doctorId: string;
let otherDoctorId: string;
beforeAll(async () => {
	clinic = await openClinic();
	const { api } = clinic.ada;
	doctorId = (
		await api.doctor.create({ givenName: 'One', familyName: 'Doc', specialty: 'cardiology' })
	).id;
	otherDoctorId = (await api.doctor.create({ givenName: 'Two', specialty: 'neurology' })).id;
});
afterAll(() => clinic.close());

const nobody = '01900000-0000-7000-8000-000000000000';
const newPatient = async () =>
	(await clinic.ada.api.patient.create({ givenName: 'Pat', familyName: 'Ient' })).id;

describe('assigning', () => {
	it('names patient and doctor as they are, also where a name looks like the JSON around it', async () => {
		const { api } = await clinic.signUp('Quotes');
		const names = { givenName: 'x","dateOfBirth":"', familyName: '},"licenseNumber":"\\' };
		const patientId = (await api.patient.create(names)).id;
		const doctor = await api.doctor.create({ ...names, specialty: 'neurology' });
		const mapping = await api.mapping.create({ patientId, doctorId: doctor.id, notes: '"}' });
		expect(mapping).toMatchObject({ notes: '"}', patient: names, doctor: names });
		expect(await api.mapping.listForPatient({ patientId })).toEqual({ items: [mapping] });
		expect((await api.mapping.list({})).items).toEqual([mapping]);
	});

	it('answers with who looks after whom since today', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const mapping = await api.mapping.create({
			patientId,
			doctorId,
			reason: 'referred',
			notes: 'a\nb',
		});
		expect(mapping).toMatchObject({
			patientId,
			doctorId,
			role: 'attending',
			isPrimary: false,
			startedOn: today(),
			endedOn: null,
			reason: 'referred',
			notes: 'a\nb',
			status: 'active',
			version: 1,
			patient: { id: patientId, givenName: 'Pat', familyName: 'Ient' },
			doctor: { id: doctorId, givenName: 'One', specialty: 'cardiology', status: 'active' },
		});
		expect(await api.mapping.listForPatient({ patientId })).toEqual({ items: [mapping] });
	});

	it('names every id that is unknown, archived or somebody else’s', async () => {
		const { api } = clinic.ada;
		const hers = (await clinic.grace.api.patient.create({ givenName: 'Hers' })).id;
		const archived = await api.doctor.create({ givenName: 'Left', specialty: 'other' });
		await api.doctor.archive({ id: archived.id });
		const archivedPatient = await newPatient();
		await api.patient.archive({ id: archivedPatient });
		const patientId = await newPatient();
		const pathsOf = async (input: { patientId: string; doctorId: string }) => {
			const { code, errors } = await refusalOf(api.mapping.create(input));
			expect(code).toBe('not_found');
			return errors?.map(({ path }) => path);
		};
		expect(await pathsOf({ patientId: nobody, doctorId })).toEqual(['patientId']);
		expect(await pathsOf({ patientId: hers, doctorId })).toEqual(['patientId']);
		expect(await pathsOf({ patientId: archivedPatient, doctorId })).toEqual(['patientId']);
		expect(await pathsOf({ patientId, doctorId: nobody })).toEqual(['doctorId']);
		expect(await pathsOf({ patientId, doctorId: archived.id })).toEqual(['doctorId']);
		expect(await pathsOf({ patientId: nobody, doctorId: nobody })).toEqual([
			'patientId',
			'doctorId',
		]);
	});

	it('happens once for concurrent requests', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const codes = await Promise.all(
			Array.from({ length: 50 }, () =>
				api.mapping.create({ patientId, doctorId, isPrimary: true }).then(
					() => 'created',
					(error) => refusalOf(Promise.reject(error)).then(({ code }) => code),
				),
			),
		);
		expect(codes.filter((code) => code === 'created')).toHaveLength(1);
		expect(codes.filter((code) => code === 'already_assigned')).toHaveLength(49);
	});

	it('leaves one primary, whoever comes last', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const doctors = await Promise.all(
			Array.from({ length: 8 }, (_, n) =>
				api.doctor.create({ givenName: `D${n}`, specialty: 'other' }),
			),
		);
		const made = await Promise.all(
			doctors.map(({ id }) => api.mapping.create({ patientId, doctorId: id, isPrimary: true })),
		);
		expect(made).toHaveLength(8);
		const { items } = await api.mapping.listForPatient({ patientId });
		expect(items).toHaveLength(8);
		expect(items.filter(({ isPrimary }) => isPrimary)).toHaveLength(1);
		expect(items[0]?.isPrimary).toBe(true);
	});

	it('leaves no orphan when the patient is archived meanwhile', async () => {
		const { api } = clinic.ada;
		for (let round = 0; round < 10; round++) {
			const patientId = await newPatient();
			const [archived, assigned] = await Promise.allSettled([
				api.patient.archive({ id: patientId }),
				api.mapping.create({ patientId, doctorId }),
			]);
			expect(archived.status).toBe('fulfilled');
			if (assigned.status === 'rejected')
				expect((await refusalOf(Promise.reject(assigned.reason))).code).toBe('not_found');
			expect((await api.mapping.list({ patientId, status: 'all' })).items).toEqual([]);
		}
	});

	it('has its dates in order', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const yesteryear = addYears(today(), -1);
		expect(
			await refusalOf(api.mapping.create({ patientId, doctorId, endedOn: yesteryear })),
		).toMatchObject({
			code: 'validation',
			errors: [{ path: 'endedOn', message: 'must not be before startedOn' }],
		});
		const past = await api.mapping.create({
			patientId,
			doctorId,
			startedOn: yesteryear,
			endedOn: today(),
		});
		expect(past.status).toBe('ended');
		const planned = await api.mapping.create({
			patientId,
			doctorId,
			endedOn: addYears(today(), 1),
		});
		expect(planned.status).toBe('active');
	});
});

describe('changing an assignment', () => {
	it('replaces every field but the patient', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const first = await api.mapping.create({ patientId, doctorId, isPrimary: true, reason: 'r' });
		const second = await api.mapping.create({ patientId, doctorId: otherDoctorId });
		const changed = await api.mapping.replace({
			id: second.id,
			doctorId: otherDoctorId,
			role: 'surgeon',
			isPrimary: true,
		});
		expect(changed).toMatchObject({ role: 'surgeon', isPrimary: true, version: 2 });
		expect(
			(await api.mapping.listForPatient({ patientId })).items.map(({ id, isPrimary }) => [
				id,
				isPrimary,
			]),
		).toEqual([
			[second.id, true],
			[first.id, false],
		]);
		expect((await refusalOf(api.mapping.replace({ id: second.id, doctorId }))).code).toBe(
			'already_assigned',
		);
		expect(
			(await refusalOf(api.mapping.replace({ id: second.id, doctorId: nobody }))).errors?.[0]?.path,
		).toBe('doctorId');
		expect(
			(
				await refusalOf(
					api.mapping.replace({ id: second.id, doctorId: otherDoctorId, expectedVersion: 1 }),
				)
			).code,
		).toBe('precondition_failed');
		expect((await refusalOf(api.mapping.replace({ id: nobody, doctorId }))).code).toBe('not_found');
	});

	it('keeps its first day unless another one is named', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const startedOn = addYears(today(), -1);
		const { id } = await api.mapping.create({ patientId, doctorId, startedOn });
		expect(await api.mapping.replace({ id, doctorId, role: 'surgeon' })).toMatchObject({
			startedOn,
			role: 'surgeon',
		});
		const before = addYears(startedOn, -1);
		expect(await refusalOf(api.mapping.replace({ id, doctorId, endedOn: before }))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'endedOn', message: 'must not be before startedOn' }],
		});
		expect(await api.mapping.replace({ id, doctorId, startedOn: before })).toMatchObject({
			startedOn: before,
		});
		expect(await api.mapping.update({ id, startedOn: null })).toMatchObject({ startedOn: today() });
	});

	it('ends as of today, stays in the past, and can be taken back', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const { id } = await api.mapping.create({
			patientId,
			doctorId,
			isPrimary: true,
			startedOn: addYears(today(), -1),
		});
		await api.mapping.end({ id });
		expect((await api.mapping.listForPatient({ patientId })).items).toEqual([]);
		expect((await api.mapping.list({ patientId, status: 'ended' })).items).toMatchObject([
			{ id, endedOn: today() },
		]);
		expect((await refusalOf(api.mapping.end({ id }))).code).toBe('not_found');
		expect(await api.mapping.restore({ id })).toMatchObject({
			status: 'active',
			endedOn: null,
			isPrimary: true,
		});
		await api.mapping.end({ id });
		const next = await api.mapping.create({ patientId, doctorId: otherDoctorId, isPrimary: true });
		expect(await api.mapping.restore({ id })).toMatchObject({ status: 'active', isPrimary: false });
		expect((await api.mapping.listForPatient({ patientId })).items[0]?.id).toBe(next.id);
	});

	it('ends with a reason, and comes back with what was planned', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const planned = addYears(today(), 1);
		const { id } = await api.mapping.create({
			patientId,
			doctorId,
			reason: 'Referred',
			endedOn: planned,
		});
		await api.mapping.end({ id, reason: 'Moved away' });
		const [ended] = (await api.mapping.list({ patientId, status: 'ended' })).items;
		expect(ended).toMatchObject({ endedOn: today(), reason: 'Moved away' });
		expect(await api.mapping.restore({ id })).toMatchObject({
			status: 'active',
			endedOn: planned,
			reason: 'Referred',
		});
		await api.mapping.end({ id, reason: 'Moved away' });
		await api.mapping.update({ id, reason: 'Moved to Leeds' });
		expect(await api.mapping.restore({ id })).toMatchObject({ reason: 'Moved to Leeds' });
	});

	it('comes back to a doctor who had left before it ended', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const doctor = await api.doctor.create({ givenName: 'Left', specialty: 'other' });
		const { id } = await api.mapping.create({ patientId, doctorId: doctor.id });
		await api.doctor.archive({ id: doctor.id });
		await api.mapping.end({ id });
		expect(await api.mapping.restore({ id })).toMatchObject({ status: 'active', endedOn: null });
		await api.mapping.end({ id });
		expect(await api.mapping.replace({ id, doctorId: doctor.id })).toMatchObject({
			status: 'active',
		});
	});

	it('does not come back to a doctor who was archived meanwhile', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const doctor = await api.doctor.create({ givenName: 'Gone', specialty: 'other' });
		const { id } = await api.mapping.create({ patientId, doctorId: doctor.id });
		await api.mapping.end({ id });
		await api.doctor.archive({ id: doctor.id });
		for (const back of [
			() => api.mapping.restore({ id }),
			() => api.mapping.replace({ id, doctorId: doctor.id }),
		]) {
			expect(await refusalOf(back())).toMatchObject({
				code: 'not_found',
				errors: [{ path: 'doctorId' }],
			});
		}
	});

	it('keeps showing a doctor who was archived', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const doctor = await api.doctor.create({ givenName: 'Leaves', specialty: 'other' });
		const { id } = await api.mapping.create({ patientId, doctorId: doctor.id });
		await api.doctor.archive({ id: doctor.id });
		expect((await api.mapping.listForPatient({ patientId })).items).toMatchObject([
			{ doctor: { givenName: 'Leaves', status: 'archived' } },
		]);
		expect(await api.mapping.replace({ id, doctorId: doctor.id, role: 'covering' })).toMatchObject({
			role: 'covering',
		});
	});
});

describe('listing assignments', () => {
	it('counts what starts on a day to come as active, but not as who looks after the patient now', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const now = await api.mapping.create({ patientId, doctorId });
		const planned = await api.mapping.create({
			patientId,
			doctorId: otherDoctorId,
			startedOn: addYears(today(), 1),
		});
		expect((await api.mapping.listForPatient({ patientId })).items).toEqual([now]);
		const { items } = await api.mapping.list({ patientId, status: 'active' });
		expect(items.map(({ id }) => id)).toEqual([planned.id, now.id]);
		const patientsOf = async (id: string) =>
			(await api.patient.list({ doctorId: id, limit: 100 })).items.map((patient) => patient.id);
		expect(await patientsOf(doctorId)).toContain(patientId);
		expect(await patientsOf(otherDoctorId)).not.toContain(patientId);
	});

	it('lists who was assigned on a day', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		await api.mapping.create({
			patientId,
			doctorId,
			startedOn: '2020-01-01',
			endedOn: '2021-01-01',
		});
		await api.mapping.create({ patientId, doctorId: otherDoctorId, startedOn: '2021-01-01' });
		const on = async (day: string) =>
			(await api.mapping.list({ patientId, on: day })).items.map((mapping) => mapping.doctorId);
		expect(await on('2019-12-31')).toEqual([]);
		expect(await on('2020-01-01')).toEqual([doctorId]);
		expect(await on('2020-12-31')).toEqual([doctorId]);
		expect(await on('2021-01-01')).toEqual([otherDoctorId]);
	});

	it('hides those of an archived patient until it is back', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const { id } = await api.mapping.create({ patientId, doctorId });
		await api.patient.archive({ id: patientId });
		expect((await refusalOf(api.mapping.listForPatient({ patientId }))).code).toBe('not_found');
		expect((await refusalOf(api.mapping.end({ id }))).code).toBe('not_found');
		expect((await api.mapping.list({ patientId })).items).toEqual([]);
		await api.patient.restore({ id: patientId });
		expect((await api.mapping.list({ patientId, total: true })).total).toBe(1);
	});

	it('filters and pages', async () => {
		const { api } = await clinic.signUp('Lists');
		const patientId = (await api.patient.create({ givenName: 'P' })).id;
		const a = await api.mapping.create({ patientId, doctorId });
		const b = await api.mapping.create({ patientId, doctorId: otherDoctorId, isPrimary: true });
		expect((await api.mapping.list({ isPrimary: true })).items.map(({ id }) => id)).toEqual([b.id]);
		expect((await api.mapping.list({ doctorId })).items.map(({ id }) => id)).toEqual([a.id]);
		await api.mapping.update({ id: a.id, role: 'surgeon' });
		expect((await api.mapping.list({ role: 'surgeon' })).items.map(({ id }) => id)).toEqual([a.id]);
		const page = await api.mapping.list({ limit: 1 });
		expect(page.items.map(({ id }) => id)).toEqual([b.id]);
		const rest = await api.mapping.list({ limit: 1, cursor: page.nextCursor ?? '' });
		expect(rest).toMatchObject({ items: [{ id: a.id }], nextCursor: null });
	});
});
