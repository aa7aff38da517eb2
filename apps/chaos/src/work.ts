import { assign, endAssignment } from './assignments.ts';
import type { Client } from './client.ts';
import { readForeign, readList } from './reads.ts';
import { endShare, share, transfer } from './sharing.ts';

/** Lets a client write and read until the end. */
export async function work(client: Client): Promise<void> {
	const { random, hasEnded } = client.world;
	const steps = [
		() => client.register(),
		() => client.change(),
		() => client.change(),
		() => client.archiveOrRestore(),
		() => assign(client),
		() => endAssignment(client),
		() => share(client),
		() => endShare(client),
		() => transfer(client),
		() => readList(client),
		() => readForeign(client),
	];
	await client.addDoctor();
	while (!hasEnded()) await (client.own.length < 3 ? client.register() : random.of(steps)?.());
}
