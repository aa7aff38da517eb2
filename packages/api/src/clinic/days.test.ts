import { addDays, addYears, clinicSettings, setClinicSettings, today } from '@hms/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const settled = clinicSettings();
afterEach(() => setClinicSettings(settled));

/** Has it be a moment, in a clinic of a time zone. */
const at = (moment: string, timeZone: string) =>
	setClinicSettings({ timeZone, country: null, now: () => Date.parse(moment) });

describe.each([
	// The moment, the clinic's zone, the day that it is there.
	['2026-11-29T20:00:00Z', 'UTC', '2026-11-29'],
	['2026-11-29T20:00:00Z', 'Pacific/Auckland', '2026-11-30'],
	['2026-12-01T05:00:00Z', 'America/Los_Angeles', '2026-11-30'],
	['2026-11-29T10:00:00Z', 'Pacific/Kiritimati', '2026-11-30'],
	['2026-11-30T10:59:59Z', 'Pacific/Pago_Pago', '2026-11-29'],
	['2026-11-29T18:30:00Z', 'Asia/Kolkata', '2026-11-30'],
	['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
	['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
])('at %s in %s, where it is %s', (moment, timeZone, day) => {
	it('accepts a birth date of today, and none of tomorrow', async () => {
		at(moment, timeZone);
		const { api } = clinic.ada;
		const create = (dateOfBirth: string) => api.patient.create({ givenName: 'P', dateOfBirth });
		expect((await create(day)).dateOfBirth).toBe(day);
		expect(await refusalOf(create(addDays(today(), 1)))).toMatchObject({
			code: 'validation',
			errors: [{ path: 'dateOfBirth', message: 'must not be in the future' }],
		});
		await create(addYears(today(), -130));
		expect(
			(await refusalOf(create(addDays(addYears(today(), -130), -1)))).errors?.map(
				({ path }) => path,
			),
		).toEqual(['dateOfBirth']);
	});

	it('has who is assigned today look after the patient now, until it ends today', async () => {
		at(moment, timeZone);
		const { api } = clinic.grace;
		const { id: patientId } = await api.patient.create({ givenName: 'P' });
		const { id: doctorId } = await api.doctor.create({ givenName: 'D', specialty: 'cardiology' });
		const lacking = (await api.mapping.gaps()).withoutPrimary;
		const made = await api.mapping.create({ patientId, doctorId, isPrimary: true });
		expect(made).toMatchObject({ startedOn: day, status: 'active' });
		const team = async () =>
			(await api.mapping.listForPatient({ patientId })).items.map(({ id }) => id);
		expect(await team()).toEqual([made.id]);
		expect((await api.mapping.gaps()).withoutPrimary).toBe(lacking - 1);
		const on = async (asked: string) =>
			(await api.mapping.list({ patientId, on: asked })).items.map(({ id }) => id);
		expect(await on(day)).toEqual([made.id]);
		expect(await on(addDays(today(), -1))).toEqual([]);

		await api.mapping.end({ id: made.id });
		expect((await api.mapping.list({ patientId, status: 'ended' })).items).toMatchObject([
			{ id: made.id, endedOn: day },
		]);
		expect(await team()).toEqual([]);
		expect((await api.mapping.gaps()).withoutPrimary).toBe(lacking);
	});

	it('hands patients over from today, and not from tomorrow', async () => {
		at(moment, timeZone);
		const { api } = await clinic.signUp(`Hand-over-${timeZone}-${day}`.replaceAll('/', '-'));
		const doctor = () => api.doctor.create({ givenName: 'D', specialty: 'cardiology' });
		const [{ id: fromDoctorId }, { id: toDoctorId }] = [await doctor(), await doctor()];
		const { id: patientId } = await api.patient.create({ givenName: 'P' });
		await api.mapping.create({ patientId, doctorId: fromDoctorId });
		const handOver = (on?: string) =>
			api.mapping.handOver({ fromDoctorId, toDoctorId, ...(on === undefined ? {} : { on }) });
		expect((await refusalOf(handOver(addDays(today(), 1)))).errors).toMatchObject([{ path: 'on' }]);
		await handOver();
		expect((await api.mapping.listForPatient({ patientId })).items).toMatchObject([
			{ doctorId: toDoctorId, startedOn: day },
		]);
	});
});

it('is another day from midnight in the clinic, without anything being started anew', async () => {
	const { api } = clinic.ada;
	const create = () => api.patient.create({ givenName: 'P', dateOfBirth: '2026-11-30' });
	at('2026-11-29T10:59:59.999Z', 'Pacific/Auckland');
	expect((await refusalOf(create())).errors).toMatchObject([{ path: 'dateOfBirth' }]);
	const { id: patientId } = await api.patient.create({ givenName: 'P' });
	const { id: doctorId } = await api.doctor.create({ givenName: 'D', specialty: 'cardiology' });
	const planned = await api.mapping.create({ patientId, doctorId, startedOn: '2026-11-30' });
	const team = async () =>
		(await api.mapping.listForPatient({ patientId })).items.map(({ id }) => id);
	expect(await team()).toEqual([]);
	at('2026-11-29T11:00:00.000Z', 'Pacific/Auckland');
	expect(await create()).toMatchObject({ dateOfBirth: '2026-11-30' });
	expect(await team()).toEqual([planned.id]);
});
