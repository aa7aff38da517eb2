import {
	addDays,
	addYears,
	clinicSettings,
	momentIn,
	plainDate,
	setClinicSettings,
	today,
} from '@hms/contracts';
import { patients } from '@hms/db';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const settled = clinicSettings();
afterEach(() => setClinicSettings(settled));

const none = { female: 0, male: 0, other: 0, unknown: 0 };

describe('the statistics of patients', () => {
	it('are all zero where there are none', async () => {
		const { patients: count, registrations, ages } = await clinic.ada.api.patient.statistics();
		expect(count).toBe(0);
		expect(registrations).toHaveLength(26);
		expect(new Set(registrations.map((week) => week.patients))).toEqual(new Set([0]));
		expect(ages.map(({ from }) => from)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, null]);
		expect(ages.every((group) => group.patients.female === 0)).toBe(true);
	});

	it('count active patients by age and sex, each user’s own', async () => {
		const { api } = await clinic.signUp('Ages');
		const born = (years: number) => addYears(today(), -years);
		await api.patient.create({ givenName: 'A', dateOfBirth: born(0), sex: 'female' });
		await api.patient.create({ givenName: 'B', dateOfBirth: born(9), sex: 'female' });
		await api.patient.create({ givenName: 'C', dateOfBirth: born(10), sex: 'male' });
		await api.patient.create({ givenName: 'D', dateOfBirth: born(90), sex: 'other' });
		await api.patient.create({ givenName: 'E', dateOfBirth: born(120) });
		await api.patient.create({ givenName: 'F', sex: 'male' });
		const archived = await api.patient.create({ givenName: 'G', dateOfBirth: born(5) });
		await api.patient.archive({ id: archived.id });
		const { patients: count, ages } = await api.patient.statistics();
		expect(count).toBe(6);
		const group = (from: number | null) => ages.find((one) => one.from === from)?.patients;
		expect(group(0)).toEqual({ ...none, female: 2 });
		expect(group(10)).toEqual({ ...none, male: 1 });
		expect(group(20)).toEqual(none);
		expect(group(90)).toEqual({ ...none, other: 1, unknown: 1 });
		expect(group(null)).toEqual({ ...none, male: 1 });
		expect((await clinic.grace.api.patient.statistics()).patients).toBe(0);
	});

	it.each([
		// Now, the zone, and the Monday of the week before, from its first moment to the last.
		['2026-11-29T20:00:00Z', 'UTC', '2026-11-16', '2026-11-16T00:00:00.000Z'],
		['2026-11-29T20:00:00Z', 'Pacific/Auckland', '2026-11-23', '2026-11-22T11:00:00.000Z'],
		['2026-11-30T07:30:00Z', 'America/Los_Angeles', '2026-11-16', '2026-11-16T08:00:00.000Z'],
		['2026-11-29T18:30:00Z', 'Asia/Kolkata', '2026-11-23', '2026-11-22T18:30:00.000Z'],
		['2026-11-29T10:30:00Z', 'Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00.000Z'],
		// Weeks with an hour less, and with one more.
		['2026-03-31T12:00:00Z', 'Europe/Berlin', '2026-03-23', '2026-03-22T23:00:00.000Z'],
		['2026-10-27T12:00:00Z', 'Europe/Berlin', '2026-10-19', '2026-10-18T22:00:00.000Z'],
	])(
		'at %s count registrations by the week in %s, which began on %s',
		async (now, zone, monday, begin) => {
			const { api, session } = await clinic.signUp(
				`Weeks of ${zone} at ${now}`.replaceAll(/\W/g, '-'),
			);
			const registeredAt = async (moment: number) => {
				const { id } = await api.patient.create({ givenName: 'P' });
				const createdAt = new Date(moment).toISOString();
				await clinic.services.database
					.as(session)
					.query((db) => db.update(patients).set({ createdAt }).where(eq(patients.id, id)));
			};
			setClinicSettings({ timeZone: zone, country: null, now: () => Date.parse(now) });
			const next = momentIn(zone, addDays(plainDate.parse(monday), 7));
			await registeredAt(Date.parse(begin) - 1);
			await registeredAt(Date.parse(begin));
			await registeredAt(next - 1);
			await registeredAt(next);
			await registeredAt(Date.parse(now));
			await registeredAt(Date.parse('2020-01-01T00:00:00Z'));
			const { registrations } = await api.patient.statistics();
			expect(registrations).toHaveLength(26);
			const weeks = registrations.map(({ week }) => week);
			expect(weeks.at(-2)).toBe(monday);
			expect(weeks.slice(1)).toEqual(weeks.slice(0, -1).map((week) => addDays(week, 7)));
			expect(registrations.slice(-3).map(({ patients }) => patients)).toEqual([1, 2, 2]);
			expect(registrations.reduce((sum, week) => sum + week.patients, 0)).toBe(5);
		},
	);

	it.each([
		['2026-11-29T20:00:00Z', 'Pacific/Auckland', '2016-11-30', 10],
		['2026-11-29T20:00:00Z', 'UTC', '2016-11-30', 0],
		['2026-12-01T05:00:00Z', 'America/Los_Angeles', '2016-12-01', 0],
		['2026-12-01T08:00:00Z', 'America/Los_Angeles', '2016-12-01', 10],
	])('at %s in %s have who was born on %s in the group from %i', async (now, zone, born, from) => {
		setClinicSettings({ timeZone: zone, country: null, now: () => Date.parse(now) });
		const { api } = await clinic.signUp(`Birthday-${from}-${Date.parse(now)}-${zone.length}`);
		await api.patient.create({ givenName: 'B', dateOfBirth: born });
		const { ages } = await api.patient.statistics();
		expect(ages.filter(({ patients }) => patients.unknown > 0).map((group) => group.from)).toEqual([
			from,
		]);
	});
});
