import { createClient, problemOf } from '@hms/client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';

// Everybody may register; the answer carries a token, good for ten minutes.
const { user, token } = await createClient({ url }).auth.register.mutate({
	name: 'Front Desk',
	email: `desk-${Date.now()}@example.org`,
	password: 'a long phrase that only you know',
});

const clinic = createClient({ url, token });

// Calls made together travel in one request.
const [patient, doctor] = await Promise.all([
	clinic.patient.create.mutate({
		givenName: 'Ada',
		familyName: 'Lovelace',
		dateOfBirth: '1990-12-10',
	}),
	clinic.doctor.create.mutate({
		givenName: 'Grace',
		familyName: 'Hopper',
		specialty: 'cardiology',
	}),
]);

await clinic.mapping.create.mutate({
	patientId: patient.id,
	doctorId: doctor.id,
	role: 'primary_care',
	isPrimary: true,
});

const { items } = await clinic.mapping.listForPatient.query({ patientId: patient.id });
for (const { doctor, role, startedOn } of items) {
	console.log(
		`${patient.mrn}: ${doctor.givenName} ${doctor.familyName}, ${role}, since ${startedOn}`,
	);
}

// A refusal says why, in a stable word and field by field.
try {
	await clinic.mapping.create.mutate({ patientId: patient.id, doctorId: doctor.id });
} catch (error) {
	console.log(`${user.name} was refused: ${problemOf(error)?.code}`);
}
