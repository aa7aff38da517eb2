import { changes } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { listActivity } from './queries.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('the history of a record', () => {
	it('shows who changed what and when, with the values before', async () => {
		const { api, user } = clinic.ada;
		const created = await api.patient.create({
			givenName: 'Ada',
			dateOfBirth: '1990-12-10',
			allergies: ['dust'],
		});
		const { id } = created;
		const changed = await api.patient.replace({
			id,
			givenName: 'Augusta',
			dateOfBirth: '1990-12-10',
			familyName: 'King',
			allergies: ['dust'],
		});
		await api.patient.archive({ id });
		await api.patient.restore({ id });
		const { items, nextCursor } = await api.patient.history({ id });
		expect(nextCursor).toBeNull();
		expect(items.map(({ action }) => action)).toEqual([
			'restored',
			'archived',
			'updated',
			'created',
		]);
		expect(items[2]).toEqual({
			id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
			at: changed.updatedAt,
			actor: { id: user.id, name: 'Ada' },
			action: 'updated',
			changes: [
				{ field: 'familyName', before: null, after: 'King' },
				{ field: 'givenName', before: 'Ada', after: 'Augusta' },
			],
		});
		expect(items[3]).toMatchObject({
			at: created.createdAt,
			changes: expect.arrayContaining([
				{ field: 'allergies', before: null, after: ['dust'] },
				{ field: 'dateOfBirth', before: null, after: '1990-12-10' },
				{ field: 'mrn', before: null, after: created.mrn },
			]),
		});
		expect(items[0]?.changes).toEqual([]);
	});

	it('has no row for a change that was refused, or that changed nothing', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'Same' });
		await api.patient.replace({ id, givenName: 'Same' });
		await refusalOf(api.patient.replace({ id, givenName: 'Stale', expectedVersion: 1 }));
		expect((await api.patient.history({ id })).items.map(({ action }) => action)).toEqual([
			'created',
		]);
	});

	it('of a doctor is everybody’s', async () => {
		const { id } = await clinic.ada.api.doctor.create({ givenName: 'D', specialty: 'other' });
		await clinic.grace.api.doctor.replace({ id, givenName: 'D', specialty: 'cardiology' });
		const { items } = await clinic.ada.api.doctor.history({ id });
		expect(items[0]).toMatchObject({
			actor: { name: 'Grace' },
			changes: [{ field: 'specialty', before: 'other', after: 'cardiology' }],
		});
	});

	it('is paged', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'V0' });
		for (let n = 1; n <= 4; n++) await api.patient.replace({ id, givenName: `V${n}` });
		const first = await api.patient.history({ id, limit: 3, total: true });
		expect(first.total).toBe(5);
		const rest = await api.patient.history({ id, limit: 3, cursor: first.nextCursor ?? '' });
		expect([...first.items, ...rest.items].map(({ action }) => action)).toEqual([
			'updated',
			'updated',
			'updated',
			'updated',
			'created',
		]);
	});
});

describe('activity', () => {
	it('names the records', async () => {
		const { api } = await clinic.signUp('Active');
		const patient = await api.patient.create({ givenName: 'Pat', familyName: 'Ient' });
		const doctor = await api.doctor.create({ givenName: 'Doc', specialty: 'other' });
		const next = await api.doctor.create({ givenName: 'Next', specialty: 'other' });
		const first = await api.mapping.create({
			patientId: patient.id,
			doctorId: doctor.id,
			isPrimary: true,
		});
		await api.mapping.create({ patientId: patient.id, doctorId: next.id, isPrimary: true });
		await api.mapping.end({ id: first.id });
		await api.mapping.restore({ id: first.id });
		const { items } = await api.activity.list({ mine: true });
		expect(items.map(({ action, subject }) => `${subject.type} ${action} ${subject.name}`)).toEqual(
			[
				'mapping reopened Pat Ient – Doc',
				'mapping ended Pat Ient – Doc',
				'mapping created Pat Ient – Next',
				'mapping updated Pat Ient – Doc',
				'mapping created Pat Ient – Doc',
				'doctor created Next',
				'doctor created Doc',
				'patient created Pat Ient',
			],
		);
		expect(items[0]?.subject).toMatchObject({
			patient: { id: patient.id, name: 'Pat Ient' },
			doctor: { id: doctor.id, name: 'Doc' },
			archived: false,
		});
		expect(items.at(-1)?.subject).toMatchObject({ patient: null, doctor: null });
		await api.patient.archive({ id: patient.id });
		const afterwards = (await api.activity.list({ mine: true })).items;
		expect(afterwards.map(({ subject }) => subject.archived)).toEqual([
			...[true, true, true, true, true, true],
			...[false, false, true],
		]);
		expect((await api.activity.list({ mine: true, subject: 'patient' })).items).toHaveLength(2);
	});
});

describe('activity of years', () => {
	/** As much of Ada's as of the directory's, and somebody else's, at the same times. */
	const writeMuch = () =>
		withConnection(clinic.target, async (admin) => {
			const of = (owner: string, n: number) => `
				insert into changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
				select gen_random_uuid(), timestamptz '2020-01-01' + n * interval '1 minute', '${clinic.ada.user.id}', ${owner},
					'${owner === 'null' ? 'doctor' : 'patient'}', gen_random_uuid(), 'created', '[]'
				from generate_series(1, 20000, ${n}) as numbers (n)`;
			await admin.unsafe(of(`'${clinic.ada.user.id}'`, 1));
			await admin.unsafe(of(`'${clinic.grace.user.id}'`, 1));
			await admin.unsafe(of('null', 3));
			await admin.unsafe('vacuum analyze changes');
		});

	it('is paged, and has own changes of patients and everybody’s of doctors', async () => {
		await writeMuch();
		const { api } = clinic.ada;
		const seen: string[] = [];
		let cursor: string | undefined;
		for (let page = 0; page < 5; page++) {
			const { items, nextCursor } = await api.activity.list({
				limit: 25,
				...(cursor && { cursor }),
			});
			seen.push(...items.map(({ id }) => id));
			cursor = nextCursor ?? undefined;
		}
		const expected = await withConnection(
			clinic.target,
			(admin) => admin<{ id: string }[]>`
				select id from changes where owner_id = ${clinic.ada.user.id} or owner_id is null
				order by at desc, id desc limit 125`,
		);
		expect(seen).toEqual(expected.map(({ id }) => id));

		const input = { limit: 25, total: false, mine: false };
		for (const start of [{}, { cursor: cursor ?? '' }]) {
			const told = await explainQuery(clinic, (ctx) => listActivity(ctx, { ...input, ...start }));
			expect(told.tables).not.toContain('changes');
			expect(told.indexes).toContain('changes_owner_index');
			expect(told.entries).toBeLessThan(500);
		}
	});
});

describe('a row of the history', () => {
	it.each(["update changes set fields = '[]'", 'delete from changes', 'truncate changes'])(
		'cannot be undone: %s',
		async (statement) => {
			const { database } = clinic.services;
			const attempt = database.as(clinic.ada.session).query((db) => db.execute(sql.raw(statement)));
			await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
		},
	);

	it('cannot be written in somebody else’s name', async () => {
		const { database } = clinic.services;
		const forged = database.as(clinic.grace.session).query((db) =>
			db.insert(changes).values({
				id: '01900000-0000-7000-8000-000000000000',
				at: new Date().toISOString(),
				actorId: clinic.ada.user.id,
				subject: 'doctor',
				subjectId: clinic.ada.user.id,
				action: 'created',
				fields: [],
			}),
		);
		await expect(forged).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') },
		});
	});
});
