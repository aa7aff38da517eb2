import { createClient, plainDate } from '@hms/client';

const url = process.argv[2] ?? 'http://127.0.0.1:3000';
const clinic = createClient({ url });

// Everybody may register where registration is open. From here on the client is signed in, and stays it.
const user = await clinic.register({
	name: 'Front Desk',
	email: `desk-${Date.now()}@example.org`,
	password: 'a long phrase that only you know',
});

const patient = await clinic.patient.create({
	givenName: 'Ada',
	familyName: 'Lovelace',
	dateOfBirth: plainDate('1990-12-10'),
});
const doctor = await clinic.doctor.create({
	givenName: 'Grace',
	familyName: 'Hopper',
	specialty: 'cardiology',
});
await clinic.mapping.create({
	patientId: patient.id,
	doctorId: doctor.id,
	role: 'primary_care',
	isPrimary: true,
});

const { items } = await clinic.mapping.listForPatient({ patientId: patient.id });
for (const { doctor, role, startedOn } of items) {
	console.log(
		`${patient.mrn}: ${doctor.givenName} ${doctor.familyName}, ${role}, since ${startedOn}`,
	);
}

// A refusal has a stable code. The compiler knows the codes that this call can have.
const again = await clinic.mapping.create.safe({ patientId: patient.id, doctorId: doctor.id });
if (!again.ok) console.log(`${user.name} was refused: ${again.error.code}`);

await clinic.signOut();
