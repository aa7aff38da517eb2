import { addYears, today } from '@hms/contracts';
import { patients } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

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

	it('count registrations by the week, from Monday to Sunday', async () => {
		const { api, session } = await clinic.signUp('Weeks');
		const registeredAt = async (instant: string) => {
			const { id } = await api.patient.create({ givenName: 'P' });
			await clinic.services.database
				.as(session)
				.single((db) => db.update(patients).set({ createdAt: instant }).where(eq(patients.id, id)));
		};
		const { registrations } = await api.patient.statistics();
		const [monday, next] = [registrations.at(-3)?.week ?? '', registrations.at(-2)?.week ?? ''];
		// In the zone of this process, which is where the weeks begin.
		const at = async (day: string, time: string) => {
			const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
			const [row] = await clinic.services.database.system.execute<{ at: string }>(
				sql`select to_char((${`${day} ${time}`}::text::timestamp at time zone ${timeZone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
			);
			return row?.at ?? '';
		};
		await registeredAt(await at(monday, '00:00'));
		await registeredAt(await at(monday, '23:59'));
		await registeredAt(await at(next, '00:00'));
		await registeredAt('2020-01-01T00:00:00.000Z');
		await registeredAt(new Date().toISOString());
		const counted = (await api.patient.statistics()).registrations;
		expect(counted.slice(-3).map((week) => week.patients)).toEqual([2, 1, 1]);
		expect(counted.reduce((sum, week) => sum + week.patients, 0)).toBe(4);
		expect(counted.map(({ week }) => week)).toEqual([...counted.map(({ week }) => week)].sort());
	});
});
