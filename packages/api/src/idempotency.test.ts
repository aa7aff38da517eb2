import { idempotencyKeys } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from './testing.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const count = async (q: string) =>
	(await clinic.ada.api.patient.list({ q, limit: 100 })).items.length;

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

	it('belongs to what was asked, and to the user', async () => {
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

	it('lets one of many at once through', async () => {
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

	it('is free again when the request was refused', async () => {
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

	it('is forgotten after a day', async () => {
		const create = () => clinic.ada.withKey('k6').patient.create({ givenName: 'Daily' });
		const first = await create();
		await clinic.services.database
			.as(clinic.ada.session)
			.single((db) =>
				db
					.update(idempotencyKeys)
					.set({ createdAt: sql`now() - interval '25 hours'` })
					.where(eq(idempotencyKeys.key, 'k6')),
			);
		expect((await create()).id).not.toBe(first.id);
	});

	it.each(['', 'x'.repeat(256), 'ключ', 'a\u0000b'])('like %j is refused', async (key) => {
		const refusal = await refusalOf(clinic.ada.withKey(key).patient.create({ givenName: 'X' }));
		expect(refusal).toMatchObject({ code: 'validation', errors: [{ path: 'Idempotency-Key' }] });
	});
});
