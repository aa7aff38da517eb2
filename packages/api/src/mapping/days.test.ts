import { addYears, plainDate, today } from '@hms/contracts';
import { mappings } from '@hms/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
let doctorId: string;
let otherDoctorId: string;
beforeAll(async () => {
	clinic = await openClinic();
	doctorId = await newDoctor('One');
	otherDoctorId = await newDoctor('Two');
});
afterAll(() => clinic.close());

const newDoctor = async (givenName: string) =>
	(await clinic.ada.api.doctor.create({ givenName, specialty: 'other' })).id;
const newPatient = async (dateOfBirth?: string) =>
	(await clinic.ada.api.patient.create({ givenName: 'Pat', dateOfBirth })).id;

/** The code and the fields of a refusal. */
async function refused(call: Promise<unknown>): Promise<string> {
	const { code, errors = [] } = await refusalOf(call);
	return [code, ...errors.map(({ path }) => path)].join(' ');
}

const inYears = (years: number) => addYears(today(), years);
const tooFar = ['0001-01-01', '1849-12-31', inYears(-131), inYears(11), '9999-12-31'];
const farEnough = [inYears(-130), '1900-01-01', inYears(10)];

describe('a day of an assignment', () => {
	it.each(tooFar)('is not %s', async (day) => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const past = { startedOn: inYears(-130), endedOn: day };
		const isPast = day < today();
		expect(await refused(api.mapping.create({ patientId, doctorId, startedOn: day }))).toBe(
			'validation startedOn',
		);
		const { id } = await api.mapping.create({ patientId, doctorId });
		for (const call of [
			() => api.mapping.update({ id, startedOn: day }),
			() => api.mapping.replace({ id, doctorId, startedOn: day }),
		]) {
			expect(await refused(call())).toBe('validation startedOn');
		}
		if (isPast) return;
		for (const call of [
			() => api.mapping.create({ patientId, doctorId: otherDoctorId, ...past }),
			() => api.mapping.update({ id, endedOn: day }),
			() => api.mapping.replace({ id, doctorId, endedOn: day }),
		]) {
			expect(await refused(call())).toBe('validation endedOn');
		}
		expect((await api.mapping.list({ patientId, status: 'all' })).items).toMatchObject([
			{ id, startedOn: today(), endedOn: null, version: 1 },
		]);
	});

	it.each(farEnough)('may be %s', async (startedOn) => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		expect(await api.mapping.create({ patientId, doctorId, startedOn })).toMatchObject({
			startedOn,
		});
	});

	it('that was there before it was refused may stay, but not be moved to another such day', async () => {
		const { api, session } = clinic.ada;
		const patientId = await newPatient();
		const { id } = await api.mapping.create({ patientId, doctorId });
		const startedOn = plainDate.parse('1204-01-01');
		await clinic.services.database
			.as(session)
			.query((db) => db.update(mappings).set({ startedOn }).where(eq(mappings.id, id)));
		expect(await api.mapping.update({ id, notes: 'n' })).toMatchObject({ startedOn, notes: 'n' });
		expect(await api.mapping.replace({ id, doctorId, startedOn })).toMatchObject({ startedOn });
		expect(await refused(api.mapping.update({ id, startedOn: '1205-01-01' }))).toBe(
			'validation startedOn',
		);
		expect(await api.mapping.update({ id, startedOn: '2024-01-01' })).toMatchObject({
			startedOn: '2024-01-01',
		});
	});

	it('is not so far away in a hand-over either', async () => {
		const input = { fromDoctorId: doctorId, toDoctorId: otherDoctorId };
		for (const on of tooFar) {
			expect(await refused(clinic.ada.api.mapping.handOver({ ...input, on }))).toMatch(
				/^validation on/,
			);
		}
	});
});

describe('an assignment and the patient’s birth', () => {
	const born = '2000-02-29';
	const before = '2000-02-28';

	it('does not begin before it, however it is written', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient(born);
		const { id } = await api.mapping.create({ patientId, doctorId, startedOn: born });
		for (const call of [
			() => api.mapping.create({ patientId, doctorId: otherDoctorId, startedOn: before }),
			() =>
				api.mapping.create({
					...{ patientId, doctorId: otherDoctorId, startedOn: before, endedOn: born },
				}),
			() => api.mapping.update({ id, startedOn: before }),
			() => api.mapping.replace({ id, doctorId, startedOn: before }),
		]) {
			expect(await refused(call())).toBe('validation startedOn');
		}
	});

	it('may begin whenever where that is not known, and on the day itself', async () => {
		const { api } = clinic.ada;
		await api.mapping.create({ patientId: await newPatient(), doctorId, startedOn: before });
		await api.mapping.create({ patientId: await newPatient(today()), doctorId });
	});

	it('prevents a birth date after its first day', async () => {
		const { api } = clinic.ada;
		const id = await newPatient(before);
		await api.mapping.create({ patientId: id, doctorId, startedOn: before });
		for (const call of [
			() => api.patient.update({ id, dateOfBirth: born }),
			() => api.patient.replace({ id, givenName: 'Pat', dateOfBirth: born }),
		]) {
			expect(await refused(call())).toBe('validation dateOfBirth');
		}
		for (const dateOfBirth of ['1999-12-31', before, null]) {
			expect(await api.patient.update({ id, dateOfBirth })).toMatchObject({ dateOfBirth });
		}
		expect(await api.patient.update({ id, notes: 'n' })).toMatchObject({ notes: 'n' });
	});

	it('does not keep it where it was over before it began, but does not begin again then', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient(today());
		const { id } = await api.mapping.create({ patientId, doctorId });
		await api.mapping.end({ id });
		await api.patient.update({ id: patientId, dateOfBirth: inYears(-1) });
		const other = await api.mapping.create({
			...{ patientId, doctorId: otherDoctorId },
			...{ startedOn: inYears(-1), endedOn: inYears(-1) },
		});
		await api.patient.update({ id: patientId, dateOfBirth: today() });
		expect(await refused(api.mapping.restore({ id: other.id }))).toBe('validation startedOn');
	});

	it('holds for both at once', async () => {
		const { api } = clinic.ada;
		for (let round = 0; round < 10; round++) {
			const patientId = await newPatient('1990-12-10');
			const outcomes = await Promise.allSettled([
				api.patient.update({ id: patientId, dateOfBirth: born }),
				api.mapping.create({ patientId, doctorId, startedOn: before }),
			]);
			expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		}
	});
});

type Period = [startedOn: string, endedOn: string | null];
const ended: Period = ['2020-01-01', '2021-01-01'];
const active: Period = ['2022-01-01', null];

/** What there is, what is added, and how that is answered. */
const episodes: [Period, Period, string | undefined][] = [
	[ended, ended, 'already_assigned startedOn'],
	[ended, ['2020-06-01', '2020-07-01'], 'already_assigned startedOn'],
	[ended, ['2019-06-01', '2020-01-02'], 'already_assigned startedOn'],
	[ended, ['2020-12-31', '2022-01-01'], 'already_assigned startedOn'],
	[ended, ['2019-01-01', '2022-01-01'], 'already_assigned startedOn'],
	[ended, ['2020-06-01', null], 'already_assigned startedOn'],
	[ended, ['2020-06-01', inYears(1)], 'already_assigned startedOn'],
	[ended, ['2019-01-01', '2020-01-01'], undefined],
	[ended, ['2021-01-01', '2022-01-01'], undefined],
	[ended, ['2021-01-01', null], undefined],
	[ended, ['2020-06-01', '2020-06-01'], undefined],
	[active, active, 'already_assigned doctorId'],
	[active, ['2024-01-01', null], 'already_assigned doctorId'],
	[active, [inYears(1), null], 'already_assigned doctorId'],
	[active, ['2024-01-01', '2024-02-01'], 'already_assigned startedOn'],
	[active, ['2021-01-01', '2022-01-02'], 'already_assigned startedOn'],
	[active, ['2021-01-01', '2022-01-01'], undefined],
	[['2022-01-01', inYears(1)], [inYears(2), null], 'already_assigned doctorId'],
];

describe('the same episode twice', () => {
	const entry = (patientId: string, [startedOn, endedOn]: Period) => ({
		...{ patientId, doctorId, startedOn, endedOn },
	});

	it.each(episodes)('%j, and then %j', async (first, second, expected) => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		await api.mapping.create(entry(patientId, first));
		const add = () => api.mapping.create(entry(patientId, second));
		if (expected === undefined) await add();
		else expect(await refused(add())).toBe(expected);
		// The other doctor may be there at the same time.
		await api.mapping.create({ ...entry(patientId, second), doctorId: otherDoctorId });
	});

	it('is refused where it comes about by a change, or by taking up again', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const old = await api.mapping.create(entry(patientId, ended));
		const now = await api.mapping.create(entry(patientId, active));
		const other = await api.mapping.create({
			...entry(patientId, ['2020-03-01', '2020-04-01']),
			doctorId: otherDoctorId,
		});
		for (const [call, path] of [
			[() => api.mapping.update({ id: now.id, startedOn: '2020-06-01' }), 'startedOn'],
			[
				() =>
					api.mapping.replace({
						id: other.id,
						doctorId,
						startedOn: '2020-03-01',
						endedOn: '2020-04-01',
					}),
				'doctorId',
			],
			[() => api.mapping.update({ id: other.id, doctorId }), 'doctorId'],
			[() => api.mapping.update({ id: old.id, endedOn: '2022-01-02' }), 'endedOn'],
			[() => api.mapping.restore({ id: old.id }), 'endedOn'],
		] as const) {
			expect(await refused(call())).toBe(`already_assigned ${path}`);
		}
		expect(await api.mapping.update({ id: old.id, endedOn: '2022-01-01' })).toMatchObject({
			endedOn: '2022-01-01',
		});
	});

	it('is refused in a hand-over of a day that was the other doctor’s, and named there', async () => {
		const { api } = clinic.ada;
		const [from, to, patientId] = await Promise.all([
			newDoctor('From'),
			newDoctor('To'),
			newPatient(),
		]);
		await api.mapping.create({ patientId, doctorId: from, startedOn: '2020-01-01' });
		await api.mapping.create({ ...entry(patientId, ['2024-01-01', '2024-06-01']), doctorId: to });
		const input = { fromDoctorId: from, toDoctorId: to };
		expect(await refused(api.mapping.handOver({ ...input, on: '2024-03-01' }))).toBe(
			'already_assigned on',
		);
		expect(await api.mapping.handOver({ ...input, on: '2024-06-01' })).toMatchObject({
			patients: 1,
		});
	});

	it('that was there before it was refused may be edited, but not moved into another', async () => {
		const { api, session } = clinic.ada;
		const patientId = await newPatient();
		const old = await api.mapping.create(entry(patientId, ended));
		const double = await api.mapping.create(entry(patientId, ['2018-01-01', '2018-06-01']));
		const [startedOn, endedOn] = ended.map((day) => plainDate.parse(day));
		await clinic.services.database.as(session).query((db) =>
			db
				.update(mappings)
				.set({ ...(startedOn ? { startedOn } : {}), endedOn: endedOn ?? null, wasDouble: true })
				.where(eq(mappings.id, double.id)),
		);
		expect(await api.mapping.update({ id: double.id, notes: 'n' })).toMatchObject({ notes: 'n' });
		expect(await refused(api.mapping.update({ id: double.id, startedOn: '2020-02-01' }))).toBe(
			'already_assigned startedOn',
		);
		expect(await refused(api.mapping.create(entry(patientId, ended)))).toBe(
			'already_assigned startedOn',
		);
		await api.mapping.update({ id: double.id, startedOn: '2021-01-01', endedOn: '2021-02-01' });
		expect(await api.mapping.update({ id: old.id, role: 'surgeon' })).toMatchObject({
			role: 'surgeon',
		});
	});

	it('happens once for concurrent requests', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const outcomes = await Promise.allSettled(
			Array.from({ length: 20 }, () => api.mapping.create(entry(patientId, ended))),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});
