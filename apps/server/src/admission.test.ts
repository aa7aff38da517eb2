import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { admission } from './plugins/admission.ts';

/** A request with a cookie or a personal token, or with a token whose signature was checked. */
const request = (ip: string, userId: string | undefined, isSigned = false) =>
	({
		ip,
		session: userId && { userId, sessionId: randomUUID(), secretHash: isSigned ? null : 'hash' },
	}) as FastifyRequest;

it('leaves room for other networks, whatever sessions a stranger makes up', async () => {
	const admit = admission({ all: 20, perUser: 4 });
	const gate = Promise.withResolvers<void>();
	const running: Promise<void>[] = [];
	const outcome = async (asked: FastifyRequest) => {
		let isAccepted = false;
		const work = admit(asked, () => {
			isAccepted = true;
			return gate.promise;
		});
		running.push(work.catch(() => undefined));
		return isAccepted ? 'accepted' : work.catch(({ code }: { code: string }) => code);
	};
	const outcomes = (ask: () => FastifyRequest) =>
		Promise.all(Array.from({ length: 30 }, () => outcome(ask())));
	const accepted = (list: unknown[]) => list.filter((one) => one === 'accepted').length;

	expect(accepted(await outcomes(() => request('192.0.2.1', undefined)))).toBe(4);
	const stranger = await outcomes(() => request('192.0.2.1', randomUUID()));
	expect(accepted(stranger)).toBe(6);
	expect(new Set(stranger)).toEqual(new Set(['accepted', 'too_many_requests']));
	// Another address of the same IPv6 network is the same sender.
	expect(accepted(await outcomes(() => request('2001:db8::1', randomUUID())))).toBe(10);
	expect(await outcome(request('2001:db8::2', randomUUID()))).toBe('too_many_requests');
	expect(await outcome(request('198.51.100.1', randomUUID()))).toBe('unavailable');

	gate.resolve();
	await Promise.all(running);
	const user = randomUUID();
	expect(await outcome(request('192.0.2.1', user))).toBe('accepted');
});

it('counts a token with a checked signature for its user alone, from whatever network', async () => {
	const admit = admission({ all: 20, perUser: 4 });
	const gate = Promise.withResolvers<void>();
	const user = randomUUID();
	const running = ['192.0.2.1', '198.51.100.1', '2001:db8::1', '2001:db8:1::1'].map((ip) =>
		admit(request(ip, user, true), () => gate.promise),
	);
	const more = admit(request('203.0.113.1', user, true), () => gate.promise);
	await expect(more).rejects.toMatchObject({ code: 'too_many_requests' });
	// A cookie with that user's id takes nothing from it, nor it from the cookie.
	running.push(admit(request('203.0.113.1', user), () => gate.promise));
	gate.resolve();
	await Promise.all(running);
});
