import { addYears, today } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type Api = Clinic['ada']['api'];

const newDoctor = async () =>
	(await clinic.ada.api.doctor.create({ givenName: 'D', specialty: 'other' })).id;

async function assign(api: Api, doctorId: string, startedOn = today()) {
	const { id: patientId } = await api.patient.create({ givenName: 'Pat' });
	const mapping = await api.mapping.create({ patientId, doctorId, startedOn });
	return { patientId, id: mapping.id };
}

describe('the workload of a doctor', () => {
	it('counts whom archiving touches: the own patients, and those of everybody else', async () => {
		const [ada, grace] = [clinic.ada.api, clinic.grace.api];
		const id = await newDoctor();
		expect(await ada.mapping.workload({ id })).toEqual({ patients: 0, patientsOfColleagues: 0 });
		await assign(ada, id);
		await assign(ada, id, addYears(today(), 1));
		const ended = await assign(ada, id);
		await ada.mapping.end({ id: ended.id });
		const gone = await assign(ada, id);
		await ada.patient.archive({ id: gone.patientId });
		for (let n = 0; n < 3; n++) await assign(grace, id);
		await assign(grace, await newDoctor());

		expect(await ada.mapping.workload({ id })).toEqual({ patients: 2, patientsOfColleagues: 3 });
		await ada.doctor.archive({ id });
		expect(await grace.mapping.workload({ id })).toEqual({ patients: 3, patientsOfColleagues: 2 });
	});

	it('leaves the caller with the own patients alone', async () => {
		const id = await newDoctor();
		await assign(clinic.grace.api, id);
		const before = await clinic.ada.api.patient.list({ total: true });
		await clinic.ada.api.mapping.workload({ id });
		expect(await clinic.ada.api.patient.list({ total: true })).toEqual(before);
	});

	it('is of a doctor of the directory', async () => {
		const nobody = '01900000-0000-7000-8000-000000000000';
		expect(await refusalOf(clinic.ada.api.mapping.workload({ id: nobody }))).toMatchObject({
			code: 'not_found',
		});
	});
});
