import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const nobody = '01900000-0000-7000-8000-000000000000';

/** A patient of Ada's with one active and one ended assignment. */
async function ready() {
	const { api } = clinic.ada;
	const { id } = await api.patient.create({ givenName: 'Pat' });
	const assign = async (givenName: string) => {
		const doctor = await api.doctor.create({ givenName, specialty: 'other' });
		return api.mapping.create({ patientId: id, doctorId: doctor.id });
	};
	const [standing, ended] = [await assign('Standing'), await assign('Ended')];
	await api.mapping.end({ id: ended.id });
	return { id, standing, ended };
}

describe('an archived record', () => {
	it('of a patient is answered where it is asked for, with all that hangs on it', async () => {
		const { api } = clinic.ada;
		const { id, standing, ended } = await ready();
		expect(await api.patient.get({ id, archived: true })).toMatchObject({ id, status: 'active' });
		await api.patient.archive({ id });
		expect(await refusalOf(api.patient.get({ id }))).toMatchObject({ code: 'not_found' });
		expect(await api.patient.get({ id, archived: true })).toMatchObject({
			...{ id, status: 'archived', access: 'own' },
		});
		const ofPatient = { patientId: id, status: 'all' } as const;
		expect((await api.mapping.list(ofPatient)).items).toEqual([]);
		const listed = await api.mapping.list({ ...ofPatient, archived: true, total: true });
		expect(listed.items.map((one) => one.id)).toEqual([ended.id, standing.id]);
		expect(listed.total).toBe(2);
		expect((await api.patient.accesses({ id })).items[0]).toMatchObject({ right: 'own' });
	});

	it('of a patient is its owner’s alone, whoever else it is shared with', async () => {
		const { id } = await ready();
		const { user, api } = await clinic.signUp('Reader');
		const share = { userId: user.id, patientId: id, level: 'write' } as const;
		await clinic.ada.api.share.create(share);
		expect(await api.patient.get({ id, archived: true })).toMatchObject({ access: 'write' });
		await clinic.ada.api.patient.archive({ id });
		const never = await refusalOf(api.patient.get({ id: nobody, archived: true }));
		for (const other of [api, clinic.grace.api]) {
			expect(await refusalOf(other.patient.get({ id, archived: true }))).toEqual(never);
			expect(
				await other.mapping.list({ patientId: id, status: 'all', archived: true, total: true }),
			).toMatchObject({ items: [], total: 0 });
		}
	});

	it('of a doctor is everybody’s', async () => {
		const { id } = await clinic.ada.api.doctor.create({ givenName: 'Gone', specialty: 'other' });
		await clinic.ada.api.doctor.archive({ id });
		expect(await refusalOf(clinic.grace.api.doctor.get({ id }))).toMatchObject({
			code: 'not_found',
		});
		expect(await clinic.grace.api.doctor.get({ id, archived: true })).toMatchObject({
			status: 'archived',
		});
	});
});

describe('the activity of a patient', () => {
	const sentences = async (api: typeof clinic.ada.api, id: string) =>
		(await api.patient.activity({ id, total: true })).items.map(
			({ action, subject, actor }) => `${actor.name}: ${subject.type} ${action} ${subject.name}`,
		);

	it('has its record and its assignments in one list, and nothing of others', async () => {
		const { api } = clinic.ada;
		const { id } = await ready();
		await ready();
		await api.patient.archive({ id });
		const expected = [
			'Ada: patient archived Pat',
			'Ada: mapping ended Pat – Ended',
			'Ada: mapping created Pat – Ended',
			'Ada: mapping created Pat – Standing',
			'Ada: patient created Pat',
		];
		expect(await sentences(api, id)).toEqual(expected);
		const { nextCursor } = await api.patient.activity({ id, limit: 3 });
		const rest = await api.patient.activity({ id, limit: 3, cursor: nextCursor ?? '' });
		expect(rest.items).toHaveLength(2);
	});

	it('is read by whom it is shared with, and names who did it', async () => {
		const { id, standing } = await ready();
		const { user, api } = await clinic.signUp('Writer');
		const share = { userId: user.id, patientId: id, level: 'write' } as const;
		await clinic.ada.api.share.create(share);
		await api.mapping.end({ id: standing.id });
		expect((await sentences(api, id))[0]).toBe('Writer: mapping ended Pat – Standing');
		expect(await sentences(api, id)).toEqual(await sentences(clinic.ada.api, id));
	});
});
