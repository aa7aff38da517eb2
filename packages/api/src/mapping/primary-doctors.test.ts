import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

it('names the primary doctors of patients whom the user may open, and nobody else’s', async () => {
	const { ada, grace } = clinic;
	const { id: doctorId } = await ada.api.doctor.create({
		...{ givenName: 'Mary', familyName: 'Seacole', specialty: 'cardiology' },
	});
	const [none, other, archived, own, theirs] = await Promise.all([
		ada.api.patient.create({ givenName: 'None' }),
		ada.api.patient.create({ givenName: 'Other' }),
		ada.api.patient.create({ givenName: 'Archived', primaryDoctorId: doctorId }),
		ada.api.patient.create({ givenName: 'Own', primaryDoctorId: doctorId }),
		grace.api.patient.create({ givenName: 'Theirs', primaryDoctorId: doctorId }),
	]);
	await ada.api.mapping.create({ patientId: other.id, doctorId });
	await ada.api.patient.archive({ id: archived.id });
	const patientIds = [none, other, archived, own, theirs].map(({ id }) => id);
	const found = async () =>
		(await ada.api.mapping.primaryDoctors({ patientIds })).items
			.map(({ patientId, doctor }) => ({ patientId, doctor: doctor.id }))
			.toSorted(
				(one, two) => patientIds.indexOf(one.patientId) - patientIds.indexOf(two.patientId),
			);

	expect(await found()).toEqual([{ patientId: own.id, doctor: doctorId }]);
	await grace.api.share.create({ userId: ada.user.id, level: 'read' });
	expect(await found()).toEqual([
		{ patientId: own.id, doctor: doctorId },
		{ patientId: theirs.id, doctor: doctorId },
	]);
});
