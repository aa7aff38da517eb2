import type { Client } from './client.ts';
import { isDone } from './session.ts';

export async function share(client: Client): Promise<void> {
	const { journal, random, colleagues } = client.world;
	const patient = client.patient(({ isArchived }) => !isArchived);
	const colleague = random.of(colleagues.filter((one) => one !== client.session));
	if (!patient || !colleague) return;
	const key = `${patient.id} ${colleague.userId}`;
	if (journal.visible.get(key) === Number.POSITIVE_INFINITY) return;
	journal.visible.set(key, Number.POSITIVE_INFINITY);
	const answer = await client.settle(key, {
		...{ procedure: 'share.create', method: 'POST', path: '/shares' },
		input: { userId: colleague.userId, patientId: patient.id, level: 'read' },
	});
	if (!answer) return;
	let id = answer.body?.id;
	if (answer.wasRepeated && !isDone(answer)) {
		const given = await client.session.settle({
			...{ procedure: 'share.list', method: 'GET', path: '/shares' },
			input: { direction: 'given', patientId: patient.id },
		});
		if (!given) return void journal.unknown.add(key);
		const items: { id: string; user: { id: string } }[] = given.body.items;
		id = items.find(({ user }) => user.id === colleague.userId)?.id;
	}
	if (!id) return client.wrong('sharing', answer);
	journal.shares.set(id, { key, isActive: true });
	journal.acknowledge('shares');
}

export async function endShare(client: Client): Promise<void> {
	const { journal, random } = client.world;
	const own = new Set(client.own.map(({ id }) => id));
	const active = [...journal.shares].filter(
		([, { key, isActive }]) => isActive && own.has(key.split(' ')[0] ?? ''),
	);
	const [id, share] = random.of(active) ?? [];
	if (!id || !share) return;
	const answer = await client.settle(id, {
		...{ procedure: 'share.end', method: 'DELETE', path: '/shares/{id}' },
		input: { id },
	});
	if (!answer) return;
	if (!isDone(answer) && !(answer.wasRepeated && answer.status === 404)) {
		return client.wrong('ending a share', answer);
	}
	share.isActive = false;
	journal.visible.set(share.key, performance.now());
	journal.acknowledge('ended shares');
}

/** Gives two patients that nobody else may see to a colleague: both or none. */
export async function transfer(client: Client): Promise<void> {
	const { journal, random, colleagues } = client.world;
	const receiver = random.of(colleagues.filter((one) => one !== client.session));
	const shared = new Set([...journal.visible.keys()].map((key) => key.split(' ')[0]));
	const free = client.own.filter(({ id, isArchived }) => !isArchived && !shared.has(id));
	const two = random.shuffled(free).slice(0, 2);
	if (!receiver || two.length < 2 || random.isIn(0.5)) return;
	for (const patient of two) client.own.splice(client.own.indexOf(patient), 1);
	for (const { id } of two) journal.unknown.add(id);
	const answer = await client.session.settle({
		...{ procedure: 'transfer.create', method: 'POST', path: '/transfers' },
		input: {
			...{ patientIds: two.map(({ id }) => id), toUserId: receiver.userId },
			reason: 'is on leave',
		},
	});
	if (!answer) return void journal.halves.push(two.map(({ id }) => id));
	if (!isDone(answer) && !(answer.wasRepeated && answer.status === 404)) {
		return client.wrong('a transfer', answer);
	}
	for (const patient of two) {
		journal.unknown.delete(patient.id);
		journal.formerOwners.set(patient.id, patient.ownerId);
		patient.ownerId = receiver.userId;
		patient.version = undefined;
	}
	journal.halves.push(two.map(({ id }) => id));
	journal.acknowledge('transfers');
}
