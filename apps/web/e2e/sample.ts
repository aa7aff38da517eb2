import type { Api } from './test.ts';

/** A patient with all fields. */
export const ada = {
	givenName: 'Ada',
	familyName: 'Lovelace',
	dateOfBirth: '1990-12-10',
	sex: 'female',
	phone: '+442079460000',
	email: 'ada@example.org',
	address: {
		line1: '12 St James’s Square',
		line2: null,
		city: 'London',
		region: null,
		postalCode: 'SW1Y 4LB',
		country: 'GB',
	},
	bloodGroup: 'A+',
	allergies: ['Penicillin', 'Latex'],
	notes: 'Prefers appointments in the morning.\nReads lips; face her when you speak.',
	emergencyContact: { name: 'William King', relationship: 'Husband', phone: '+442079460111' },
};

const others = [
	{ givenName: 'Zoë', familyName: 'Müller-Lüdenscheidt', dateOfBirth: '2024-02-29', sex: 'female' },
	{ givenName: 'Nguyễn', familyName: 'Văn An', dateOfBirth: '1957-05-04', sex: 'male' },
	{ givenName: 'Sukarno', familyName: null, dateOfBirth: null },
	{ givenName: 'محمد', familyName: 'الفارسي', dateOfBirth: '1980-01-01', sex: 'male' },
	{ givenName: 'Siobhán', familyName: 'O’Neill', dateOfBirth: '2001-07-30', sex: 'other' },
	{ givenName: '花子', familyName: '山田', dateOfBirth: '1962-11-03', sex: 'female' },
	{
		givenName: 'Wolfeschlegelsteinhausenbergerdorff',
		familyName: 'Maximiliana-Theodora von und zu Hohenlohe-Waldenburg',
		dateOfBirth: '1933-10-19',
		sex: 'female',
	},
	{ givenName: 'Tom', familyName: 'Smith', dateOfBirth: '1970-06-12', sex: 'male' },
	{ givenName: 'Anna', familyName: 'Smith', dateOfBirth: '1970-03-02', sex: 'female' },
	{ givenName: 'Kwame', familyName: 'Mensah', dateOfBirth: '2026-09-01', sex: 'male' },
];

const doctors = [
	{ givenName: 'Grace', familyName: 'Hopper', specialty: 'cardiology', phone: '+12025550123' },
	{ givenName: 'Elizabeth', familyName: 'Blackwell', specialty: 'family_medicine' },
	{ givenName: 'Hua', familyName: 'Tuo', specialty: 'general_surgery', acceptingPatients: false },
	{ givenName: 'Ibn', familyName: 'Sina', specialty: 'physical_medicine' },
];

/** What the records of the sample consist of. */
export const sampleTexts: string[] = [ada, ...others, ...doctors].flatMap(textsIn);

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Fills a small clinic. @returns the ids of the patient with all fields and of her primary doctor */
export async function fillClinic(api: Api): Promise<{ patientId: string; doctorId: string }> {
	const ids: string[] = [];
	for (const doctor of doctors) {
		const licenseNumber = `GMC-${crypto.randomUUID().slice(0, 8)}`;
		ids.push((await api.createDoctor({ ...doctor, licenseNumber })).id);
	}
	for (const patient of others) await api.createPatient(patient);
	const { id: patientId } = await api.createPatient(ada);
	const [first = '', second = '', third = ''] = ids;
	await api.assign({
		patientId,
		doctorId: first,
		role: 'specialist',
		isPrimary: true,
		reason: 'Palpitations',
	});
	await api.assign({ patientId, doctorId: second, role: 'primary_care', startedOn: '2025-03-01' });
	const past = await api.assign({ patientId, doctorId: third, startedOn: '2024-01-15' });
	await api.mutate('mapping.end', { id: past.id });
	return { patientId, doctorId: first };
}
