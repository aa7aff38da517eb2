import { afterEach, describe, expect, it } from 'vitest';
import { type ClinicEvent, createClient } from './index.ts';
import { createTestClinic } from './testing/index.ts';

const ends: AbortController[] = [];
afterEach(() => {
	for (const end of ends.splice(0)) end.abort();
});

/** A client of a clinic in memory, whose user listens. */
async function listener(clinic = createTestClinic(), name = 'Ada') {
	let isDown = false;
	const sent: Headers[] = [];
	const fetch: typeof globalThis.fetch = async (url, init) => {
		if (String(url).endsWith('/api/events')) sent.push(new Headers(init?.headers));
		if (isDown) throw new TypeError('fetch failed');
		return clinic.fetch(url, init);
	};
	const outcomes: string[] = [];
	const client = createClient({
		...{ url: clinic.url, fetch },
		onCall: ({ call, outcome }) => call === 'events' && outcomes.push(outcome),
	});
	const { email, password, user } = await clinic.signUp(name);
	await client.signIn({ email, password });
	const end = new AbortController();
	ends.push(end);
	const events = client.events({ signal: end.signal });
	const next = async (): Promise<ClinicEvent | undefined> => (await events.next()).value;
	const setDown = (value: boolean) => {
		isDown = value;
	};
	return { clinic, client, user, events, next, end, sent, outcomes, setDown };
}

describe('events', () => {
	it('tell what changes and who did it, first that it is told', async () => {
		const { client, user, next, outcomes } = await listener();
		expect(await next()).toEqual({ type: 'ready', quietMs: 0 });
		const patient = await client.patient.create({ givenName: 'Zoë' });
		const doctor = await client.doctor.create({ givenName: 'Grace', specialty: 'other' });
		const ids = { patientId: patient.id, doctorId: doctor.id };
		const mapping = await client.mapping.create(ids);
		await client.patient.archive({ id: patient.id });
		const changed = { type: 'changed', version: 1, patientId: null, actorId: user.id };
		expect(await next()).toEqual({ ...changed, subject: 'patient', id: patient.id });
		expect(await next()).toEqual({ ...changed, subject: 'doctor', id: doctor.id });
		expect(await next()).toEqual({
			...changed,
			...{ subject: 'mapping', id: mapping.id, patientId: patient.id },
		});
		expect(await next()).toEqual({ ...changed, subject: 'patient', id: patient.id, version: 2 });
		expect(outcomes).toEqual(['ok']);
	});

	it('are told to those who may see a patient, with notifications of what they got', async () => {
		const ada = await listener();
		const grace = await listener(ada.clinic, 'Grace');
		for (const { next } of [ada, grace]) await next();
		await ada.client.patient.create({ givenName: 'Secret' });
		const shared = await ada.client.patient.create({ givenName: 'Shared' });
		const share = { userId: grace.user.id, patientId: shared.id, level: 'read' } as const;
		await ada.client.share.create(share);
		await ada.client.patient.update({ id: shared.id, notes: 'New' });
		expect(await grace.next()).toMatchObject({ type: 'notification', kind: 'share_received' });
		expect(await grace.next()).toMatchObject({ type: 'changed', id: shared.id, version: 2 });
		await grace.client.notification.read();
		expect(await grace.next()).toEqual({ type: 'notification', id: null, kind: null });
	});

	it('are told of the user’s own account, and to nobody else', async () => {
		const ada = await listener();
		const grace = await listener(ada.clinic, 'Grace');
		for (const { next } of [ada, grace]) await next();
		await grace.client.auth.updateMe({ name: 'Grace', language: null });
		await grace.client.auth.updateMe({ language: 'de' });
		expect(await grace.next()).toEqual({ type: 'account' });
		await ada.client.user.update({ id: grace.user.id, role: 'admin' });
		expect(await grace.next()).toEqual({ type: 'account' });
		await grace.client.doctor.create({ givenName: 'D', specialty: 'other' });
		for (const { next } of [ada, grace]) expect(await next()).toMatchObject({ type: 'changed' });
	});

	it('of a command that changes many are summed up', async () => {
		const { client, next } = await listener();
		await next();
		const ids: string[] = [];
		for (let n = 0; n < 12; n++) ids.push((await client.patient.create({ givenName: 'P' })).id);
		for (let n = 0; n < 12; n++) await next();
		await client.patient.archiveMany({ ids });
		for (let n = 0; n < 10; n++) expect(await next()).toMatchObject({ version: 2 });
		expect(await next()).toMatchObject({ type: 'changed', subject: 'patient', id: null });
		await client.doctor.create({ givenName: 'Last', specialty: 'other' });
		expect(await next()).toMatchObject({ subject: 'doctor' });
	});
});

describe('a connection for events', () => {
	it('that is lost is said so once, and opened again', async () => {
		const { client, next, setDown, end, outcomes } = await listener();
		setDown(true);
		expect(await next()).toMatchObject({ type: 'lost', error: { code: 'network' } });
		const again = next();
		await expect.poll(() => outcomes.length).toBeGreaterThan(1);
		setDown(false);
		expect(await again).toEqual({ type: 'ready', quietMs: 0 });
		expect(outcomes.slice(0, 2)).toEqual(['network', 'network']);
		await client.patient.create({ givenName: 'A' });
		expect(await next()).toMatchObject({ type: 'changed' });
		end.abort();
		expect(await next()).toBeUndefined();
	});

	it('takes another token where one is refused', async () => {
		let now = Date.parse('2026-11-23T10:00:00Z');
		const { next, sent } = await listener(createTestClinic({ now: () => now }));
		// The clinic's clock is ahead of the client's: the token looks good here.
		now += 700_000;
		expect(await next()).toEqual({ type: 'ready', quietMs: 0 });
		expect(sent.map((headers) => headers.get('authorization'))).toHaveLength(2);
	});

	it('ends with the session', async () => {
		const { client, next, events } = await listener();
		await next();
		await client.signOut();
		expect(await next()).toMatchObject({ type: 'lost' });
		await expect(next()).rejects.toMatchObject({ code: 'unauthenticated' });
		expect(await events.next()).toEqual({ done: true, value: undefined });
	});

	it('is closed where the loop is left, and a user has so many', async () => {
		const { client } = await listener();
		const open = async () => {
			const events = client.events();
			await events.next();
			return events;
		};
		const opened = await Promise.all(Array.from({ length: 20 }, open));
		const more = client.events();
		expect((await more.next()).value).toMatchObject({ error: { code: 'too_many_requests' } });
		for (const events of [...opened, more]) await events.return(undefined);
		for await (const { type } of client.events()) {
			expect(type).toBe('ready');
			break;
		}
	});

	it('is not tried again where that does not help', async () => {
		const page = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
		const client = createClient({ url: 'http://elsewhere.example', token: 't', fetch: page });
		await expect(client.events().next()).rejects.toMatchObject({ code: 'unexpected_answer' });
		expect(await client.events({ signal: AbortSignal.abort() }).next()).toMatchObject({
			done: true,
		});
	});
});
