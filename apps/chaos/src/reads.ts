import type { Client } from './client.ts';
import { isDone } from './session.ts';

/** Whether this user may see a patient, at some time since a moment. */
function mayHaveSeen(client: Client, id: string, since: number): boolean {
	const { journal } = client.world;
	const { userId } = client.session;
	const patient = journal.patients.get(id);
	// It is in no journal yet, or on its way from one to the other.
	if (!patient || journal.unknown.has(id)) return true;
	if (patient.ownerId === userId || journal.formerOwners.get(id) === userId) return true;
	return (journal.visible.get(`${id} ${userId}`) ?? 0) > since;
}

export async function readList(client: Client): Promise<void> {
	const { journal } = client.world;
	const since = performance.now();
	const answer = await client.session.settle({
		...{ procedure: 'patient.list', method: 'GET', path: '/patients' },
		input: { scope: 'all', limit: 100, sort: 'createdAt', order: 'desc' },
	});
	if (!answer) return;
	if (!isDone(answer)) return client.wrong('a list', answer);
	journal.reads++;
	for (const { id } of answer.body.items) {
		if (!mayHaveSeen(client, id, since))
			journal.violate(`${client.name} was shown ${id} in a list`);
	}
}

export async function readForeign(client: Client): Promise<void> {
	const { journal, random } = client.world;
	const { userId } = client.session;
	const foreign = random.of([...journal.patients.values()].filter((p) => p.ownerId !== userId));
	if (!foreign) return;
	const since = performance.now();
	const answer = await client.look(foreign.id);
	if (!answer) return;
	journal.reads++;
	if (answer.status !== 404 && !mayHaveSeen(client, foreign.id, since)) {
		journal.violate(`${client.name} was shown ${foreign.id}, status ${answer.status}`);
	}
}
