import { describe, expect, it } from 'vitest';
import { BusyError, TooMuchAtOnceError, Turns } from './turns.ts';

const never = Number.POSITIVE_INFINITY;
const patient = { busyMs: 60_000, ownMs: 60_000 };

/** Work of users, each of which goes on until it is ended. */
function work(turns: Turns) {
	const started: string[] = [];
	const ends = new Map<string, () => void>();
	return {
		started,
		begin: (userId: string, name: string) =>
			turns.run(userId, () => {
				started.push(name);
				return new Promise<void>((resolve) => ends.set(name, resolve));
			}),
		async end(...names: string[]) {
			for (const name of names) {
				ends.get(name)?.();
				await new Promise(setImmediate);
			}
		},
	};
}

describe('turns', () => {
	it('go round among users, and within one in the order that work came', async () => {
		const { started, begin, end } = work(new Turns({ total: 2, perUser: 2, ...patient }));
		const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) =>
			begin(name.charAt(0), name),
		);
		expect(started).toEqual(['a1', 'a2']);
		await end('a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2');
		expect(started).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']);
		await Promise.all(all);
	});

	it('leave room for others, however much one user asks for', async () => {
		const { started, begin, end } = work(new Turns({ total: 3, perUser: 2, ...patient }));
		const all = ['a1', 'a2', 'a3', 'a4', 'b1'].map((name) => begin(name.charAt(0), name));
		expect(started).toEqual(['a1', 'a2', 'b1']);
		await end('b1');
		expect(started).toEqual(['a1', 'a2', 'b1']);
		await end('a1', 'a2', 'a3', 'a4');
		await Promise.all(all);
	});

	it('are refused soon where others have all of it, and after that there is room again', async () => {
		const { begin, end } = work(new Turns({ total: 1, perUser: 1, ...patient, busyMs: 1 }));
		const first = begin('a', 'a1');
		await expect(begin('b', 'b1')).rejects.toThrow(BusyError);
		await end('a1');
		await first;
		const again = begin('b', 'b2');
		await end('b2');
		await again;
	});

	it('are waited for longer behind work of the same user', async () => {
		const turns = new Turns({ total: never, perUser: 1, busyMs: 1, ownMs: 20 });
		const { begin, end } = work(turns);
		const first = begin('a', 'a1');
		await expect(begin('a', 'a2')).rejects.toThrow(TooMuchAtOnceError);
		await end('a1');
		await first;
	});

	it('are for so many of one user that wait, and no more', async () => {
		const turns = new Turns({ total: never, perUser: 1, ...patient, waitingPerUser: 1 });
		const { begin, end } = work(turns);
		const accepted = [begin('a', 'a1'), begin('a', 'a2')];
		await expect(begin('a', 'a3')).rejects.toThrow(TooMuchAtOnceError);
		await end('a1', 'a2');
		await Promise.all(accepted);
	});
});
