import {
	type CallEvent,
	type ClientOptions,
	ClinicError,
	createClient,
	patientId,
	plainDate,
} from '@hms/client';

/** Uses what the client offers, once each. It runs in Node.js, in a browser, and on a clinic in memory. */
export async function useEveryKindOfCall(options: ClientOptions): Promise<string[]> {
	const events: CallEvent[] = [];
	const clinic = createClient({ ...options, onCall: (event) => events.push(event) });
	const user = await clinic.register({
		name: 'Front Desk',
		email: `desk-${Math.random()}@example.org`,
		password: 'a long phrase that only you know',
	});
	const said = [`${user.name}, ${user.role}`];

	const ada = await clinic.patient.create({
		givenName: 'Ada',
		dateOfBirth: '1990-12-10',
		allergies: ['penicillin'],
		address: { city: 'London' },
	});
	const changed = await clinic.patient.change(ada, { phone: '+442079460000' });
	const late = await clinic.patient.change(ada, { notes: 'late' });
	if (changed.ok && !late.ok)
		said.push(`version ${late.base.version}, then ${late.theirs.version}`);

	for (const givenName of ['Bea', 'Cleo']) await clinic.patient.create({ givenName });
	const names: string[] = [];
	for await (const patient of clinic.patient.all({ limit: 2, sort: 'createdAt', order: 'asc' })) {
		names.push(patient.givenName);
	}
	said.push(names.join(', '));
	for await (const change of clinic.patient.history.all({ id: ada.id })) said.push(change.action);

	// It is told of its own change, once it listens.
	for await (const event of clinic.events({ signal: AbortSignal.timeout(60_000) })) {
		if (event.type === 'ready') await clinic.patient.update({ id: ada.id, notes: 'told' });
		if (event.type === 'changed') {
			said.push(`${event.subject} ${event.id === ada.id ? 'Ada' : event.id}: ${event.version}`);
			break;
		}
	}

	const [me, refused] = await Promise.all([
		clinic.auth.me(),
		clinic.patient.get.safe({ id: patientId('01936b1f-03a2-7c55-9d41-0b7a2f6c8e12') }),
	]);
	if (!refused.ok && refused.error.code === 'not_found') said.push(`${me.name}: not found`);
	const invalid = await clinic.patient.create.safe({ givenName: '' });
	if (!invalid.ok && invalid.error.code === 'validation') {
		for (const { path, message } of invalid.error.errors) said.push(`${path} ${message}`);
	}
	try {
		plainDate('2026-02-30');
	} catch (error) {
		if (error instanceof RangeError) said.push(error.message);
	}

	await clinic.signOut();
	try {
		await clinic.patient.list({}, { signal: AbortSignal.timeout(60_000) });
	} catch (error) {
		if (error instanceof ClinicError) said.push(error.code);
	}
	said.push(`${events.filter(({ outcome }) => outcome !== 'ok').length} refused`);
	return said;
}
