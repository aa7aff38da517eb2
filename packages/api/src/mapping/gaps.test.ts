import { addYears, plainDate, today } from '@hms/contracts';
import { mappings } from '@hms/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type Account = Clinic['ada'];

/** An assignment whose end was planned and has passed: time has to pass for that, so it is written past the rules. */
async function letEndPass({ session }: Account, mappingId: string, endedOn: string): Promise<void> {
	await clinic.services.database.as(session).query((db) =>
		db
			.update(mappings)
			.set({ startedOn: plainDate.parse('2020-01-01'), endedOn: plainDate.parse(endedOn) })
			.where(eq(mappings.id, mappingId)),
	);
}

/** Five patients: well cared for, without a primary doctor, with one who left, past the end, and archived. */
async function fill(account: Account) {
	const { api } = account;
	const newDoctor = async () =>
		(await api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
	const newPatient = async (givenName: string) => (await api.patient.create({ givenName })).id;
	const [stays, leaves] = [await newDoctor(), await newDoctor()];
	const well = await newPatient('Well');
	await api.mapping.create({ patientId: well, doctorId: stays, isPrimary: true });
	const lacking = await newPatient('Lacking');
	await api.mapping.create({ patientId: lacking, doctorId: stays });
	const left = await newPatient('Left');
	const ofLeft = await api.mapping.create({ patientId: left, doctorId: leaves, isPrimary: true });
	await api.doctor.archive({ id: leaves });
	const past = await newPatient('Past');
	const ofPast = await api.mapping.create({ patientId: past, doctorId: stays, isPrimary: true });
	await letEndPass(account, ofPast.id, addYears(today(), -1));
	const gone = await newPatient('Gone');
	const ofGone = await api.mapping.create({ patientId: gone, doctorId: stays });
	await letEndPass(account, ofGone.id, addYears(today(), -1));
	await api.patient.archive({ id: gone });
	return { stays, leaves, well, lacking, ofLeft: ofLeft.id, ofPast: ofPast.id };
}

describe('gaps', () => {
	it('are counted as the lists have them, each user’s own', async () => {
		const mine = await fill(clinic.ada);
		const { api } = clinic.ada;
		expect(await api.mapping.gaps()).toEqual({ withoutPrimary: 1, archivedDoctor: 1, pastEnd: 1 });
		expect(await clinic.grace.api.mapping.gaps()).toEqual({
			withoutPrimary: 0,
			archivedDoctor: 0,
			pastEnd: 0,
		});
		const lacking = await api.patient.list({ withoutPrimary: true, total: true });
		expect(lacking).toMatchObject({ items: [{ id: mine.lacking }], total: 1 });
		expect((await api.patient.list({ withoutPrimary: false })).items).toHaveLength(3);
		expect(await api.mapping.list({ gap: 'archived_doctor', total: true })).toMatchObject({
			items: [{ id: mine.ofLeft }],
			total: 1,
		});
		expect(await api.mapping.list({ gap: 'past_end', total: true })).toMatchObject({
			items: [{ id: mine.ofPast }],
			total: 1,
		});
		expect((await api.mapping.list({ gap: 'past_end', status: 'ended' })).items).toEqual([]);
		for (const gap of ['archived_doctor', 'past_end'] as const) {
			expect((await clinic.grace.api.mapping.list({ gap })).items).toEqual([]);
		}
	});

	it('close when they are resolved', async () => {
		const account = await clinic.signUp('Closes');
		const { lacking, ofLeft, ofPast, stays } = await fill(account);
		const { api } = account;
		const [{ id: first } = { id: '' }] = (await api.mapping.list({ patientId: lacking })).items;
		await api.mapping.update({ id: first, isPrimary: true });
		await api.mapping.update({ id: ofLeft, doctorId: stays });
		await api.mapping.end({ id: ofPast });
		expect(await api.mapping.gaps()).toEqual({ withoutPrimary: 1, archivedDoctor: 0, pastEnd: 0 });
		await api.mapping.restore({ id: ofPast });
		expect(await api.mapping.gaps()).toEqual({ withoutPrimary: 0, archivedDoctor: 0, pastEnd: 1 });
	});

	it('do not close by an edit that leaves the end alone', async () => {
		const account = await clinic.signUp('Edits');
		const { ofPast } = await fill(account);
		const edited = await account.api.mapping.update({ id: ofPast, role: 'surgeon' });
		expect(edited).toMatchObject({ role: 'surgeon', status: 'active', isPrimary: true });
	});

	it('are none on the last day itself', async () => {
		const account = await clinic.signUp('Punctual');
		const { ofPast } = await fill(account);
		await letEndPass(account, ofPast, today());
		expect((await account.api.mapping.gaps()).pastEnd).toBe(0);
	});
});

describe('panels', () => {
	it('count the patients each doctor has now, the most first', async () => {
		const account = await clinic.signUp('Panels');
		const { stays, leaves } = await fill(account);
		expect(await account.api.mapping.panels()).toEqual({
			items: [
				{
					doctor: { id: stays, givenName: 'D', familyName: null, status: 'active' },
					patients: 3,
				},
				{
					doctor: { id: leaves, givenName: 'D', familyName: null, status: 'archived' },
					patients: 1,
				},
			],
			doctors: 2,
		});
	});

	it('are of the caller’s patients', async () => {
		expect(await clinic.grace.api.mapping.panels()).toEqual({ items: [], doctors: 0 });
	});
});
