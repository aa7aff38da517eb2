import { addYears, type PlainDate, plainDate, today } from '@hms/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterEach(() => {
	vi.useRealTimers();
});
afterAll(() => clinic.close());

/** The day it is from now on, for the server; at noon, so that it is so in every time zone nearby. */
function itIs(day: string): void {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00:00`) });
}

const [monday, wednesday, thursday, friday] = [
	'2026-11-30',
	'2026-12-02',
	'2026-12-03',
	'2026-12-04',
].map((day) => plainDate.parse(day)) as [PlainDate, PlainDate, PlainDate, PlainDate]; // four of them
const lastYear = plainDate.parse('2025-06-01');

type Account = Clinic['ada'];
let accounts = 0;

/** A patient whose primary doctor is A since last year, and two other doctors, in an account of its own. */
async function ready() {
	const account = await clinic.signUp(`Planner${accounts++}`);
	const { api } = account;
	const newDoctor = async (familyName: string) =>
		(await api.doctor.create({ givenName: 'Dr', familyName, specialty: 'other' })).id;
	const [a, b, c] = await Promise.all([newDoctor('A'), newDoctor('B'), newDoctor('C')]);
	itIs(lastYear);
	const patientId = (await api.patient.create({ givenName: 'Pat' })).id;
	const first = await api.mapping.create({ patientId, doctorId: a, isPrimary: true });
	itIs(monday);
	return { account, api, patientId, a, b, c, first };
}

/** Who is the primary doctor, wherever that is told: all of it has to say the same. */
async function primaryOf({ api }: Pick<Account, 'api'>, patientId: string): Promise<string> {
	const { items: team } = await api.mapping.listForPatient({ patientId });
	const primary = team.filter(({ isPrimary }) => isPrimary);
	const names = primary.map(({ doctor }) => doctor.familyName);
	expect(names.length).toBeLessThanOrEqual(1);
	// The primary one comes first.
	if (primary[0]) expect(team[0]?.id).toBe(primary[0].id);
	const { items: active } = await api.mapping.list({ patientId });
	const begun = active.filter(({ startedOn }) => startedOn <= today());
	expect(begun.filter(({ isPrimary }) => isPrimary).map(({ id }) => id)).toEqual(
		primary.map(({ id }) => id),
	);
	const filtered = (await api.mapping.list({ patientId, isPrimary: true })).items;
	expect(filtered.map(({ id }) => id)).toEqual(
		active.filter(({ isPrimary }) => isPrimary).map(({ id }) => id),
	);
	const on = (await api.mapping.list({ patientId, on: today(), isPrimary: true })).items;
	expect(on.map(({ doctor }) => doctor.familyName)).toEqual(names);
	const lacking = names.length === 0;
	expect((await api.mapping.gaps()).withoutPrimary).toBe(lacking ? 1 : 0);
	expect((await api.patient.list({ withoutPrimary: true })).items).toHaveLength(lacking ? 1 : 0);
	expect((await api.patient.list({ withoutPrimary: false })).items).toHaveLength(lacking ? 0 : 1);
	return names[0] ?? 'nobody';
}

describe('a primary doctor who starts later', () => {
	it('takes over on that day, and until then the present one stays', async () => {
		const { account, api, patientId, b, first } = await ready();
		const plan = await api.mapping.create({
			...{ patientId, doctorId: b, isPrimary: true },
			startedOn: thursday,
		});
		expect(plan).toMatchObject({ isPrimary: true, status: 'active' });
		for (const day of [monday, wednesday]) {
			itIs(day);
			expect(await primaryOf(account, patientId)).toBe('A');
		}
		expect((await api.mapping.panels()).items).toMatchObject([{ doctor: { familyName: 'A' } }]);
		for (const day of [thursday, friday, addYears(friday, 1)]) {
			itIs(day);
			expect(await primaryOf(account, patientId)).toBe('B');
		}
		expect((await api.mapping.panels()).doctors).toBe(2);
		const on = async (day: string) =>
			(await api.mapping.list({ patientId, on: day })).items.map((one) => [one.id, one.isPrimary]);
		expect(await on(wednesday)).toEqual([[first.id, true]]);
		expect(await on(thursday)).toEqual([
			[plan.id, true],
			[first.id, false],
		]);
	});

	it('leaves a patient whom nobody is the primary doctor of without one until then', async () => {
		const { account, api, patientId, b, first } = await ready();
		await api.mapping.end({ id: first.id });
		const plan = { patientId, doctorId: b, isPrimary: true, startedOn: thursday };
		await api.mapping.create(plan);
		expect(await primaryOf(account, patientId)).toBe('nobody');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('B');
	});

	it('takes over from who is the primary on that day, whoever that is', async () => {
		const { account, api, patientId, b, c } = await ready();
		await api.mapping.create({ patientId, doctorId: b, isPrimary: true, startedOn: thursday });
		await api.mapping.create({ patientId, doctorId: c, isPrimary: true });
		expect(await primaryOf(account, patientId)).toBe('C');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('B');
	});

	it('is in the history of both', async () => {
		const { api, patientId, b, first } = await ready();
		const plan = { patientId, doctorId: b, isPrimary: true, startedOn: thursday };
		const { id } = await api.mapping.create(plan);
		const { items } = await api.activity.list({ mine: true, subject: 'mapping', limit: 2 });
		const told = items.map(({ subject, action, changes }) => ({
			...{ id: subject.id, action },
			primaryOn: changes.find(({ field }) => field === 'primaryOn'),
		}));
		expect(told).toEqual([
			{
				...{ id, action: 'created' },
				primaryOn: {
					...{ field: 'primaryOn', before: null },
					after: [{ from: thursday, until: null }],
				},
			},
			{
				...{ id: first.id, action: 'updated' },
				primaryOn: {
					field: 'primaryOn',
					before: [{ from: lastYear, until: null }],
					after: [{ from: lastYear, until: thursday }],
				},
			},
		]);
		expect((await api.mapping.list({ patientId })).items).toMatchObject([
			{ id, version: 1 },
			{ id: first.id, version: 2, isPrimary: true },
		]);
	});

	it('goes with a hand-over, which can be taken back', async () => {
		const { account, api, patientId, b, c } = await ready();
		await api.mapping.create({ patientId, doctorId: b, isPrimary: true, startedOn: thursday });
		const { id } = await api.mapping.handOver({ fromDoctorId: b, toDoctorId: c });
		expect(await primaryOf(account, patientId)).toBe('A');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('C');
		itIs(monday);
		await api.mapping.undoHandOver({ id });
		expect(await primaryOf(account, patientId)).toBe('A');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('B');
	});

	it('keeps every primary doctor where a doctor is assigned to many', async () => {
		const { account, api, patientId, b, c, first } = await ready();
		await api.mapping.end({ id: first.id });
		await api.mapping.create({ patientId, doctorId: b, isPrimary: true, startedOn: thursday });
		await api.mapping.assignMany({ patientIds: [patientId], doctorId: c, primaryWhereNone: true });
		expect(await primaryOf(account, patientId)).toBe('C');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('B');
	});
});

describe('a planned end', () => {
	it('leaves who is the primary doctor to the one who begins then', async () => {
		const { account, api, patientId, b, first } = await ready();
		await api.mapping.update({ id: first.id, endedOn: thursday });
		await api.mapping.create({ patientId, doctorId: b, isPrimary: true, startedOn: thursday });
		itIs(wednesday);
		expect(await primaryOf(account, patientId)).toBe('A');
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('B');
		itIs(friday);
		expect((await api.mapping.gaps()).pastEnd).toBe(1);
		await api.mapping.end({ id: first.id });
		expect(await primaryOf(account, patientId)).toBe('B');
	});
});

type Ready = Awaited<ReturnType<typeof ready>>;

/** What is done by mistake, or planned, and how it is taken back. */
const takenBack: [string, (clinic: Ready) => Promise<() => Promise<unknown>>][] = [
	[
		'a doctor who was made the primary',
		async ({ api, patientId, b }) => {
			const { id } = await api.mapping.create({ patientId, doctorId: b });
			await api.mapping.update({ id, isPrimary: true });
			return () => api.mapping.update({ id, isPrimary: false });
		},
	],
	[
		'one who was made the primary with all fields written',
		async ({ api, patientId, b }) => {
			const { id } = await api.mapping.create({ patientId, doctorId: b, startedOn: lastYear });
			await api.mapping.replace({ id, doctorId: b, isPrimary: true });
			return () => api.mapping.replace({ id, doctorId: b });
		},
	],
	[
		'one who was assigned as the primary',
		async ({ api, patientId, b }) => {
			const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
			return () => api.mapping.end({ id });
		},
	],
	[
		'one whose assignment ends with others',
		async ({ api, patientId, b }) => {
			const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
			return () => api.mapping.endMany({ ids: [id] });
		},
	],
	[
		'one whose first day was a long time ago',
		async ({ api, patientId, b }) => {
			const startedOn = addYears(lastYear, -3);
			const input = { patientId, doctorId: b, isPrimary: true, startedOn };
			const { id } = await api.mapping.create(input);
			return () => api.mapping.update({ id, isPrimary: false });
		},
	],
	[
		'a plan',
		async ({ api, patientId, b }) => {
			const input = { patientId, doctorId: b, isPrimary: true, startedOn: thursday };
			const { id } = await api.mapping.create(input);
			return () => api.mapping.end({ id });
		},
	],
	[
		'a plan that is readOnly out after all, but not as the primary',
		async ({ api, patientId, b }) => {
			const input = { patientId, doctorId: b, isPrimary: true, startedOn: thursday };
			const { id } = await api.mapping.create(input);
			return () => api.mapping.update({ id, isPrimary: false });
		},
	],
	[
		'an end',
		async ({ api, first }) => {
			await api.mapping.end({ id: first.id });
			return () => api.mapping.restore({ id: first.id });
		},
	],
	[
		'an end that was written by its day',
		async ({ api, first }) => {
			await api.mapping.update({ id: first.id, endedOn: monday });
			return () => api.mapping.update({ id: first.id, endedOn: null });
		},
	],
	[
		'a hand-over',
		async ({ api, a, b }) => {
			const { id } = await api.mapping.handOver({ fromDoctorId: a, toDoctorId: b });
			return () => api.mapping.undoHandOver({ id });
		},
	],
	[
		'a hand-over to somebody who looks after the patient already',
		async ({ api, patientId, a, b }) => {
			await api.mapping.create({ patientId, doctorId: b, startedOn: lastYear });
			const { id } = await api.mapping.handOver({ fromDoctorId: a, toDoctorId: b, on: lastYear });
			return () => api.mapping.undoHandOver({ id });
		},
	],
	[
		'a patient put away',
		async ({ api, patientId }) => {
			await api.patient.archive({ id: patientId });
			return () => api.patient.restore({ id: patientId });
		},
	],
];

describe('undoing', () => {
	it.each(takenBack)('%s restores everything', async (_, done) => {
		const clinicReady = await ready();
		const { account, api, patientId, first } = clinicReady;
		const [before] = (await api.mapping.list({ patientId, on: monday })).items;
		const takeBack = await done(clinicReady);
		await takeBack();
		for (const day of [monday, thursday, addYears(thursday, 1)]) {
			itIs(day);
			expect(await primaryOf(account, patientId)).toBe('A');
		}
		const after = (await api.mapping.list({ patientId, on: monday, isPrimary: true })).items;
		expect(after).toMatchObject([{ id: first.id, startedOn: before?.startedOn, isPrimary: true }]);
		const past = await api.mapping.list({ patientId, on: addYears(monday, -1), isPrimary: true });
		expect(past.items).toMatchObject([{ id: first.id }]);
	});

	it('a plan that was put off keeps the present one for as long', async () => {
		const { account, api, patientId, b } = await ready();
		const plan = { patientId, doctorId: b, isPrimary: true, startedOn: wednesday };
		const { id } = await api.mapping.create(plan);
		await api.mapping.update({ id, startedOn: friday });
		itIs(thursday);
		expect(await primaryOf(account, patientId)).toBe('A');
		itIs(friday);
		expect(await primaryOf(account, patientId)).toBe('B');
	});

	it('gives it to nobody once the new one has been the primary for a day', async () => {
		const { account, api, patientId, b } = await ready();
		const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
		itIs(wednesday);
		await api.mapping.end({ id });
		expect(await primaryOf(account, patientId)).toBe('nobody');
		await api.mapping.restore({ id });
		expect(await primaryOf(account, patientId)).toBe('B');
		await api.mapping.update({ id, isPrimary: false });
		expect(await primaryOf(account, patientId)).toBe('nobody');
	});

	it('gives it to nobody who has left meanwhile', async () => {
		const { account, api, patientId, b, first } = await ready();
		const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
		await api.mapping.end({ id: first.id });
		await api.mapping.end({ id });
		expect(await primaryOf(account, patientId)).toBe('nobody');
	});

	it('takes nothing from who became the primary meanwhile', async () => {
		const { account, api, patientId, b, c } = await ready();
		const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
		await api.mapping.create({ patientId, doctorId: c, isPrimary: true });
		await api.mapping.end({ id });
		expect(await primaryOf(account, patientId)).toBe('C');
	});

	it('does not depend on who edits the one before meanwhile', async () => {
		const { account, api, patientId, a, b, first } = await ready();
		const { id } = await api.mapping.create({ patientId, doctorId: b, isPrimary: true });
		// As a form does, that writes what it shows.
		await api.mapping.replace({ id: first.id, doctorId: a, isPrimary: false, notes: 'Letters' });
		await api.mapping.end({ id });
		expect(await primaryOf(account, patientId)).toBe('A');
	});
});
