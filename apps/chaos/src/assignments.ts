import type { Client } from './client.ts';
import { isDone } from './session.ts';

export async function assign(client: Client): Promise<void> {
	const { journal, random } = client.world;
	const patient = client.patient(({ isArchived }) => !isArchived);
	if (!patient) return;
	const known = new Set(
		[...journal.mappings.values()]
			.filter(({ patientId }) => patientId === patient.id)
			.map(({ doctorId }) => doctorId),
	).add(journal.primaries.get(patient.id) ?? '');
	const doctorId = random.of([...journal.doctors.keys()].filter((id) => !known.has(id)));
	if (!doctorId) return;
	const key = client.newName();
	const answer = await client.settle(`${patient.id} ${doctorId}`, {
		...{ procedure: 'mapping.create', method: 'POST', path: '/mappings', idempotencyKey: key },
		input: {
			...{ patientId: patient.id, doctorId, role: 'specialist' },
			isPrimary: random.isIn(0.4),
		},
	});
	if (!answer) return client.forget(patient);
	if (!isDone(answer)) return client.wrong('assigning', answer);
	const { id } = answer.body;
	journal.mappings.set(id, { id, patientId: patient.id, doctorId, isActive: true });
	journal.acknowledge('assignments');
}

export async function endAssignment(client: Client): Promise<void> {
	const { journal, random } = client.world;
	const own = new Set(client.own.filter((one) => !one.isArchived).map(({ id }) => id));
	const active = [...journal.mappings.values()].filter(
		({ patientId, isActive }) => isActive && own.has(patientId),
	);
	const mapping = random.of(active);
	if (!mapping) return;
	const { id, patientId } = mapping;
	const look = () =>
		client.session.settle({
			...{ procedure: 'mapping.get', method: 'GET', path: '/patients/{patientId}/mappings/{id}' },
			input: { patientId, id },
		});
	const before = await look();
	if (!before) return;
	const answer = await client.settle(id, {
		...{ procedure: 'mapping.end', method: 'DELETE', path: '/mappings/{id}' },
		...{ input: { id }, version: before.body.version },
	});
	if (!answer) return;
	const after = await look();
	if (!after) return void journal.unknown.add(id);
	const isEnded = isDone(answer) || answer.wasRepeated;
	if (!isEnded || after.body.status !== 'ended') return client.wrong('ending', answer);
	mapping.isActive = false;
	journal.acknowledge('ended assignments');
}
