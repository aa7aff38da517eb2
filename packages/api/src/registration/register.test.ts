import { today } from '@hms/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const doctor = () =>
	clinic.ada.api.doctor.create({
		givenName: 'Grace',
		familyName: 'Hopper',
		specialty: 'cardiology',
	});

it('registers a patient with the primary doctor', async () => {
	const { api } = clinic.ada;
	const { id: primaryDoctorId } = await doctor();
	const patient = await api.patient.create({ givenName: 'Ada', primaryDoctorId });
	expect(patient).toMatchObject({ givenName: 'Ada', version: 1 });
	const { items } = await api.mapping.listForPatient({ patientId: patient.id });
	expect(items).toMatchObject([
		{ doctorId: primaryDoctorId, isPrimary: true, role: 'attending', startedOn: today() },
	]);
});

it('registers nobody where the doctor is unknown or archived, or the MRN is taken', async () => {
	const { api } = await clinic.signUp('Nobody');
	const { id } = await doctor();
	await api.doctor.archive({ id });
	const unknown = '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34';
	for (const primaryDoctorId of [id, unknown]) {
		expect(
			await refusalOf(api.patient.create({ givenName: 'Half', mrn: 'X-1', primaryDoctorId })),
		).toMatchObject({
			code: 'not_found',
			errors: [{ path: 'primaryDoctorId', message: 'is not a doctor in the directory' }],
		});
	}
	expect((await api.patient.list({ status: 'all' })).items).toEqual([]);

	const { id: primaryDoctorId } = await doctor();
	await api.patient.create({ givenName: 'Whole', mrn: 'X-1', primaryDoctorId });
	expect(
		await refusalOf(api.patient.create({ givenName: 'Second', mrn: 'x-1', primaryDoctorId })),
	).toMatchObject({ code: 'mrn_taken' });
	expect((await api.mapping.list({})).items).toHaveLength(1);
});

it('registers for a colleague, who is told of the assignment', async () => {
	const { ada, grace } = clinic;
	await grace.api.share.create({ userId: ada.user.id, level: 'write' });
	const { id: primaryDoctorId } = await doctor();
	const patient = await ada.api.patient.create({
		givenName: 'Hers',
		ownerId: grace.user.id,
		primaryDoctorId,
	});
	expect(patient).toMatchObject({ ownerId: grace.user.id, access: 'write' });
	const { items } = await grace.api.mapping.listForPatient({ patientId: patient.id });
	expect(items).toMatchObject([{ doctorId: primaryDoctorId, isPrimary: true }]);
	expect((await grace.api.notification.list({})).items).toContainEqual(
		expect.objectContaining({ kind: 'assignment_created' }),
	);
});
