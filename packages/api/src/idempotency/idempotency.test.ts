import { idempotencyKeys } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const count = async (q: string) =>
	(await clinic.ada.api.patient.list({ q, limit: 100 })).items.length;

/** Keeps every patient of Ada's from being registered while the work is done: it waits for the counter of MRNs. */
const holdingUp = (
	work: (waiting: { count(): Promise<number>; kill(): Promise<unknown> }) => Promise<void>,
) =>
	withConnection(clinic.target, (holder) =>
		withConnection(clinic.target, (watcher) =>
			holder.begin(async (held) => {
				await held`select from mrn_counters where owner_id = ${clinic.ada.user.id} for update`;
				const waiting = watcher`datname = current_database() and wait_event_type = 'Lock'`;
				await work({
					count: async () => (await watcher`select from pg_stat_activity where ${waiting}`).length,
					kill: async () =>
						watcher`select pg_terminate_backend(pid) from pg_stat_activity where ${waiting}`,
				});
			}),
		),
	);

describe('an idempotency key', () => {
	it('makes one record of many requests, and answers the same to each', async () => {
		const create = () =>
			clinic.ada.withKey('k1').patient.create({ givenName: 'Onceonly', notes: 'x' });
		const first = await create();
		expect(await create()).toEqual(first);
		await clinic.ada.api.patient.replace({ id: first.id, givenName: 'Onceonly', notes: 'changed' });
		expect(await create()).toEqual(first);
		expect(await count('onceonly')).toBe(1);
	});

	it('belongs to the request and the user', async () => {
		await clinic.ada.withKey('k2').patient.create({ givenName: 'Mine' });
		const other = await refusalOf(clinic.ada.withKey('k2').patient.create({ givenName: 'Other' }));
		expect(other.code).toBe('idempotency_mismatch');
		const elsewhere = clinic.ada
			.withKey('k2')
			.doctor.create({ givenName: 'Mine', specialty: 'other' });
		expect((await refusalOf(elsewhere)).code).toBe('idempotency_mismatch');
		const hers = await clinic.grace.withKey('k2').patient.create({ givenName: 'Hers' });
		expect(hers.givenName).toBe('Hers');
	});

	it('runs one of many concurrent requests', async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, () =>
				clinic.ada
					.withKey('k3')
					.patient.create({ givenName: 'Storm' })
					.then(
						({ id }) => id,
						(error) => refusalOf(Promise.reject(error)).then(({ code }) => code),
					),
			),
		);
		const ids = outcomes.filter((outcome) => outcome !== 'conflict');
		expect(new Set(ids).size).toBe(1);
		expect(await count('storm')).toBe(1);
	});

	it('refuses a second request while the first is running', async () => {
		const create = () => clinic.ada.withKey('k7').patient.create({ givenName: 'Slowly' });
		await clinic.ada.api.patient.create({ givenName: 'Counted' });
		let first: ReturnType<typeof create> | undefined;
		await holdingUp(async (waiting) => {
			first = create();
			await expect.poll(waiting.count).toBe(1);
			expect(await refusalOf(create())).toMatchObject({
				code: 'conflict',
				detail: 'The first request with this key is still running.',
			});
		});
		const answer = await first;
		expect(await create()).toEqual(answer);
		expect(await count('slowly')).toBe(1);
	});

	it('is not stored for a request that was killed, which can be sent again', async () => {
		const create = () => clinic.ada.withKey('k8').patient.create({ givenName: 'Phoenix' });
		await clinic.ada.api.patient.create({ givenName: 'Counted' });
		await holdingUp(async (waiting) => {
			const killed = refusalOf(create());
			await expect.poll(waiting.count).toBe(1);
			await waiting.kill();
			expect((await killed).code).toBe('unavailable');
		});
		expect(await count('phoenix')).toBe(0);
		const first = await create();
		expect(await create()).toEqual(first);
		expect(await count('phoenix')).toBe(1);
	});

	it('returns its first answer even if the same request would be refused now', async () => {
		const { withKey } = clinic.ada;
		const create = () => withKey('k10').patient.create({ givenName: 'Numbered', mrn: 'N-1' });
		const first = await create();
		expect(await create()).toEqual(first);
		expect(await count('numbered')).toBe(1);
	});

	it('can be used again after the request was refused', async () => {
		const { withKey, api } = clinic.ada;
		await api.patient.create({ givenName: 'Taken', mrn: 'T-1' });
		const create = () => withKey('k4').patient.create({ givenName: 'Late', mrn: 'T-1' });
		expect((await refusalOf(create())).code).toBe('mrn_taken');
		const [taken] = (await api.patient.list({ q: 't-1' })).items;
		await api.patient.update({ id: taken?.id ?? '', mrn: 'T-2' });
		expect((await create()).mrn).toBe('T-1');
	});

	it('works for assignments, which take several statements', async () => {
		const { api, withKey } = clinic.ada;
		const patientId = (await api.patient.create({ givenName: 'P' })).id;
		const doctorId = (await api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
		const assign = () => withKey('k5').mapping.create({ patientId, doctorId, isPrimary: true });
		expect(await assign()).toEqual(await assign());
	});

	it('expires after a day', async () => {
		const create = () => clinic.ada.withKey('k6').patient.create({ givenName: 'Daily' });
		const first = await create();
		await clinic.services.database
			.as(clinic.ada.session)
			.query((db) =>
				db
					.update(idempotencyKeys)
					.set({ createdAt: sql`now() - interval '25 hours'` })
					.where(eq(idempotencyKeys.key, 'k6')),
			);
		await clinic.ada.withKey('k9').patient.create({ givenName: 'Another' });
		const kept = await clinic.services.database
			.as(clinic.ada.session)
			.query((db) => db.select({ key: idempotencyKeys.key }).from(idempotencyKeys));
		expect(kept.map(({ key }) => key)).not.toContain('k6');
		expect((await create()).id).not.toBe(first.id);
	});

	it.each(['', 'x'.repeat(256), 'ключ', 'a\u0000b'])('like %j is refused', async (key) => {
		const refusal = await refusalOf(clinic.ada.withKey(key).patient.create({ givenName: 'X' }));
		expect(refusal).toMatchObject({ code: 'validation', errors: [{ path: 'Idempotency-Key' }] });
	});
});
