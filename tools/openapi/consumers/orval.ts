import * as clinic from '../generated/orval.ts';

/** Registers, adds a patient and a doctor, assigns one to the other, and meets two refusals. */
export async function run(email: string) {
	const account = { name: 'Desk', email, password: 'correct horse battery' };
	const session = await clinic.registerAccount(account);
	if (session.status !== 201) throw new Error(session.data.detail);
	const asUser = { headers: { authorization: `Bearer ${session.data.token}` } };

	const patient = await clinic.createPatient({ givenName: 'Ada', mrn: 'A-1' }, asUser);
	if (patient.status !== 201) throw new Error(patient.data.detail);
	const doctor = await clinic.createDoctor({ givenName: 'Grace', specialty: 'cardiology' }, asUser);
	if (doctor.status !== 201) throw new Error(doctor.data.detail);
	const ids = { patientId: patient.data.id, doctorId: doctor.data.id };
	const mapping = await clinic.createMapping({ ...ids, isPrimary: true }, asUser);
	if (mapping.status !== 201) throw new Error(mapping.data.detail);

	const read = await clinic.getMapping(mapping.data.patientId, mapping.data.id, asUser);
	const team = await clinic.listPatientMappings(patient.data.id, asUser);
	const found = await clinic.listPatients({ q: 'ada', total: true }, asUser);
	const twice = await clinic.createPatient({ givenName: 'Eve', mrn: 'a-1' }, asUser);
	const unknown = await clinic.getPatient('01900000-0000-7000-8000-000000000000', {}, asUser);
	return {
		mapping: mapping.data,
		read: read.status === 200 ? read.data : undefined,
		team: team.status === 200 ? team.data.items : undefined,
		total: found.status === 200 ? found.data.total : undefined,
		refusals: [
			twice.status === 409 ? codeOf(twice.data.code) : undefined,
			unknown.status === 404 ? codeOf(unknown.data.code) : undefined,
		],
	};
}

const codeOf = (code: 'conflict' | 'mrn_taken' | 'not_found'): string => code;
