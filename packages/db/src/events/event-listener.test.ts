import { afterAll, expect, it } from 'vitest';
import { openTestAccess } from '../testing.ts';

const { database, close } = await openTestAccess(1);
afterAll(close);

it('is closed at once in the moment in which it begins to listen', async () => {
	const began = performance.now();
	await new Promise<void>((resolve, reject) => {
		const listener = database.listen({
			onEvent: () => undefined,
			onListening: () => void listener.close().then(resolve, reject),
			onLost: reject,
		});
	});
	// It looks at its connection each ten seconds, and must not wait for that.
	expect(performance.now() - began).toBeLessThan(8_000);
});
