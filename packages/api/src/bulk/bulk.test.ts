import { maxRowsAtOnce, today } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

const nobody = '01900000-0000-7000-8000-000000000000';

let clinic: Clinic;
let doctorId: string;
let otherDoctorId: string;

beforeAll(async () => {
	clinic = await openClinic();
	const { api } = clinic.ada;
	doctorId = (await api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
	otherDoctorId = (await api.doctor.create({ givenName: 'E', specialty: 'other' })).id;
});
afterAll(() => clinic.close());

const newPatient = async (givenName = 'P') =>
	(await clinic.ada.api.patient.create({ givenName })).id;
const teamOf = async (patientId: string) =>
	(await clinic.ada.api.mapping.listForPatient({ patientId })).items;

describe('many patients at once', () => {
	it('are archived and restored, with an outcome for each', async () => {
		const { api } = clinic.ada;
		const [a, b, archived] = [await newPatient(), await newPatient(), await newPatient()];
		const mapping = await api.mapping.create({ patientId: a, doctorId, isPrimary: true });
		await api.patient.archive({ id: archived });
		const outcome = await api.patient.archiveMany({ ids: [a, b, archived, nobody, a] });
		expect(outcome.done.sort()).toEqual([a, b].sort());
		expect(outcome.notDone).toEqual([
			{ id: archived, reason: 'not_found' },
			{ id: nobody, reason: 'not_found' },
		]);
		expect((await refusalOf(api.patient.get({ id: a }))).code).toBe('not_found');

		const back = await api.patient.restoreMany({ ids: [a, b, nobody] });
		expect(back.done.sort()).toEqual([a, b].sort());
		expect(back.notDone).toEqual([{ id: nobody, reason: 'not_found' }]);
		expect(await api.patient.get({ id: a })).toMatchObject({ status: 'active' });
		expect(await teamOf(a)).toEqual([mapping]);
		const [last] = (await api.patient.history({ id: a })).items;
		expect(last).toMatchObject({ action: 'restored' });
	});

	it('are no more than a hundred', async () => {
		const { api } = clinic.ada;
		const ids = Array.from({ length: maxRowsAtOnce + 1 }, () => nobody);
		for (const call of [
			api.patient.archiveMany({ ids }),
			api.patient.restoreMany({ ids: [] }),
			api.mapping.assignMany({ patientIds: ids, doctorId }),
			api.mapping.endMany({ ids }),
		]) {
			expect((await refusalOf(call)).code).toBe('validation');
		}
	});

	it('do not wait for each other in a circle', async () => {
		const { api } = clinic.ada;
		const ids = [];
		for (let n = 0; n < 20; n += 1) ids.push(await newPatient());
		await Promise.all([
			api.patient.archiveMany({ ids }),
			api.mapping.assignMany({ patientIds: ids.toReversed(), doctorId }),
			api.patient.restoreMany({ ids: ids.toReversed() }),
			api.patient.archiveMany({ ids: ids.toReversed() }),
		]);
		expect((await api.patient.restoreMany({ ids })).done).toHaveLength(20);
	});
});

describe('one doctor for many patients', () => {
	it('is assigned to those who do not have the doctor yet, and takes primary from nobody', async () => {
		const { api } = clinic.ada;
		const [plain, has, led] = [await newPatient(), await newPatient(), await newPatient()];
		const before = await api.mapping.create({ patientId: has, doctorId });
		const primary = await api.mapping.create({
			patientId: led,
			doctorId: otherDoctorId,
			isPrimary: true,
		});
		const outcome = await api.mapping.assignMany({
			patientIds: [plain, has, led, nobody],
			doctorId,
			role: 'covering',
			reason: 'Holidays',
			primaryWhereNone: true,
		});
		expect(outcome.done.map(({ patientId }) => patientId).sort()).toEqual([plain, led].sort());
		expect(outcome.notDone).toEqual([
			{ id: nobody, reason: 'not_found' },
			{ id: has, reason: 'already_assigned' },
		]);
		const common = { role: 'covering', reason: 'Holidays', startedOn: today(), status: 'active' };
		expect(await teamOf(plain)).toMatchObject([{ ...common, isPrimary: true }]);
		expect(await teamOf(has)).toEqual([before]);
		expect(await teamOf(led)).toMatchObject([primary, { ...common, isPrimary: false }]);

		const ended = await api.mapping.endMany({ ids: outcome.done.map(({ id }) => id) });
		expect(ended.done).toHaveLength(2);
		expect(await teamOf(plain)).toEqual([]);
		expect(await teamOf(led)).toEqual([primary]);
		const [first] = outcome.done;
		expect(await api.mapping.endMany({ ids: [first?.id ?? ''] })).toEqual({
			done: [],
			notDone: [{ id: first?.id, reason: 'not_found' }],
		});
	});

	it('must be in the directory', async () => {
		const patientIds = [await newPatient()];
		expect(
			await refusalOf(clinic.ada.api.mapping.assignMany({ patientIds, doctorId: nobody })),
		).toMatchObject({ code: 'not_found', errors: [{ path: 'doctorId' }] });
	});

	it('is assigned once where the request comes twice', async () => {
		const patientIds = [await newPatient()];
		const ask = () =>
			clinic.ada.withKey('assign-many').mapping.assignMany({ patientIds, doctorId });
		expect(await ask()).toEqual(await ask());
		expect(await teamOf(patientIds[0] ?? '')).toHaveLength(1);
	});

	it('is out of reach of assignments of an archived patient', async () => {
		const { api } = clinic.ada;
		const patientId = await newPatient();
		const { id } = await api.mapping.create({ patientId, doctorId });
		await api.patient.archive({ id: patientId });
		expect((await api.mapping.endMany({ ids: [id] })).done).toEqual([]);
		await api.patient.restore({ id: patientId });
		expect((await teamOf(patientId)).map((mapping) => mapping.id)).toEqual([id]);
	});
});
