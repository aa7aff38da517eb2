import { withConnection } from '@hms/db/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from './log.ts';
import { startRetention } from './retention.ts';
import { openServer, type Server } from './testing.ts';

let server: Server;
beforeEach(async () => {
	server = await openServer();
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
	vi.useRealTimers();
	await server.close();
});

it('deletes what is no longer kept at the start and every hour, and says so in the log', async () => {
	const { services, target } = server;
	const lines: string[] = [];
	const log = createLog('info', { write: (line) => void lines.push(line) });
	const addInvitation = () =>
		withConnection(
			target,
			(owner) => owner`
				insert into invitations (id, email, role, token_hash, invited_by, expires_at)
				select gen_random_uuid(), 'old@example.org', 'staff', sha256('old'), id, now() from users limit 1`,
		);
	const countInvitations = async () => {
		await services.background.settled();
		return withConnection(target, async (owner) => (await owner`select from invitations`).length);
	};

	await addInvitation();
	const stop = startRetention(services, { securityLogDays: 365, accessDays: 365 }, log);
	expect(await countInvitations()).toBe(0);
	await addInvitation();
	vi.advanceTimersByTime(3_599_999);
	expect(await countInvitations()).toBe(1);
	vi.advanceTimersByTime(1);
	expect(await countInvitations()).toBe(0);
	vi.advanceTimersByTime(3_600_000);
	expect(await countInvitations()).toBe(0);
	await addInvitation();
	stop();
	vi.advanceTimersByTime(7_200_000);
	expect(await countInvitations()).toBe(1);

	expect(lines.map((line) => JSON.parse(line))).toEqual(
		Array(2).fill(
			expect.objectContaining({
				level: 30,
				deleted: { invitations: 1 },
				msg: 'deleted what is no longer kept',
			}),
		),
	);
});
