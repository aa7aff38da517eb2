import { addDays, clinicSettings, dayIn, plainDate } from '@hms/contracts';
import { changes } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { listActivity, readActivity } from './activity.ts';

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

describe('activity of several people', () => {
	/** The names of the records, with who did what. */
	const told = async (api: Clinic['ada']['api'], filter: object = {}) =>
		(await api.activity.list({ limit: 100, ...filter })).items.map(
			({ actor, action, subject }) => `${actor.name} ${action} ${subject.name}`,
		);

	async function openShared() {
		const [owner, reader, other] = await Promise.all(
			['Owner', 'Reader', 'Other'].map((name) => clinic.signUp(`${name}${Math.random()}`)),
		);
		if (!owner || !reader || !other) throw new Error('nobody signed up');
		const [shown, hidden] = [
			await owner.api.patient.create({ givenName: 'Shown' }),
			await owner.api.patient.create({ givenName: 'Hidden' }),
		];
		const doctor = await owner.api.doctor.create({ givenName: 'Doc', specialty: 'other' });
		for (const { id } of [shown, hidden]) {
			await owner.api.mapping.create({ patientId: id, doctorId: doctor.id });
		}
		const subjects = { actorId: owner.user.id };
		const ofPatients = (list: string[]) => list.map((line) => line.split(' ').slice(1).join(' '));
		/** What the reader is shown of the owner's work. */
		const seen = async (filter: object = {}) =>
			ofPatients(await told(reader.api, { ...subjects, ...filter }));
		return { owner, reader, other, shown, hidden, doctor, seen };
	}

	it('has what colleagues let one see, while they do', async () => {
		const { owner, reader, other, shown, doctor, seen } = await openShared();
		const { id } = await owner.api.share.create({
			...{ userId: reader.user.id, patientId: shown.id },
			level: 'write',
		});
		const ofShown = ['created Shown – Doc', 'created Doc', 'created Shown'];
		expect(await seen()).toEqual(ofShown);
		expect(await seen({ total: true, limit: 1 })).toEqual(ofShown.slice(0, 1));
		const counted = { actorId: owner.user.id, total: true, limit: 1 };
		expect(await reader.api.activity.list(counted)).toMatchObject({ total: 3 });
		expect(await other.api.activity.list(counted)).toMatchObject({ total: 1, nextCursor: null });
		// What the reader does there is the owner's and the reader's to see.
		await reader.api.patient.update({ id: shown.id, notes: 'Read' });
		for (const { api } of [owner, reader]) {
			expect(await told(api, { actorId: reader.user.id })).toEqual([
				expect.stringContaining('updated Shown'),
			]);
		}
		expect(await told(other.api, { actorId: reader.user.id })).toEqual([]);
		for (const filter of [{ patientId: shown.id }, { doctorId: doctor.id }]) {
			expect(await seen(filter)).not.toEqual([]);
		}
		const all = await owner.api.share.create({ userId: reader.user.id, level: 'read' });
		expect(await seen()).toEqual([
			...['created Hidden – Doc', 'created Shown – Doc', 'created Doc'],
			...['created Hidden', 'created Shown'],
		]);
		await owner.api.share.end({ id: all.id });
		await owner.api.share.end({ id });
		expect(await seen()).toEqual(['created Doc']);
	});

	it('says nothing of patients that one may not see, whatever is asked', async () => {
		const { owner, other, shown, hidden, doctor, reader } = await openShared();
		await owner.api.share.create({
			...{ userId: reader.user.id, patientId: shown.id },
			level: 'read',
		});
		const ofNobody = { items: [], nextCursor: null, total: 0, totalIsExact: true };
		for (const { api } of [other, reader, clinic.ada]) {
			for (const filter of [
				{ patientId: hidden.id },
				{ patientId: hidden.id, doctorId: doctor.id },
				{ patientId: hidden.id, subject: 'patient' as const },
				{ patientId: clinic.ada.user.id },
				{ doctorId: hidden.id },
			]) {
				expect(await api.activity.list({ ...filter, total: true })).toEqual(ofNobody);
			}
		}
		expect(await told(other.api, { doctorId: doctor.id })).toEqual([
			expect.stringContaining('created Doc'),
		]);
		// The cursor of a row that somebody else sees shows nothing more.
		const { nextCursor } = await owner.api.activity.list({ limit: 1 });
		const after = await other.api.activity.list({
			...{ cursor: nextCursor ?? '', limit: 100 },
			actorId: owner.user.id,
		});
		expect(after.items.map(({ subject }) => subject.type)).toEqual(['doctor']);
	});

	it('is filtered by person, record, kind and day', async () => {
		const { owner, shown, doctor, reader } = await openShared();
		await reader.api.doctor.update({ id: doctor.id, specialty: 'cardiology' });
		expect(await told(owner.api, { doctorId: doctor.id })).toHaveLength(4);
		expect(await told(owner.api, { doctorId: doctor.id, subject: 'doctor' })).toHaveLength(2);
		expect(await told(owner.api, { doctorId: doctor.id, actorId: reader.user.id })).toEqual([
			expect.stringContaining('updated Doc'),
		]);
		expect(await told(owner.api, { patientId: shown.id })).toHaveLength(2);
		expect(await told(owner.api, { patientId: shown.id, doctorId: doctor.id })).toHaveLength(1);
		expect(await told(owner.api, { patientId: shown.id, subject: 'doctor' })).toEqual([]);
		expect(await told(owner.api, { mine: true, actorId: reader.user.id })).toEqual([]);
		const [newest] = (await owner.api.activity.list({ patientId: shown.id })).items;
		const day = dayIn(clinicSettings().timeZone, Date.parse(newest?.at ?? ''));
		const days = (from: number, to: number) => ({
			...{ patientId: shown.id, from: addDays(day, from), to: addDays(day, to) },
		});
		expect(await told(owner.api, days(0, 0))).toHaveLength(2);
		expect(await told(owner.api, days(-9, -1))).toEqual([]);
		expect(await told(owner.api, days(1, 9))).toEqual([]);
		expect(await told(owner.api, days(1, -1))).toEqual([]);
	});
});

describe('activity of years', () => {
	/** As much of Ada's patients and assignments as of the directory's, and somebody else's, at the same times. */
	const writeMuch = () =>
		withConnection(clinic.target, async (admin) => {
			const of = (owner: string, subject: string, n: number) => `
				insert into changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
				select gen_random_uuid(), timestamptz '2020-01-01' + n * interval '1 minute', '${clinic.ada.user.id}', ${owner},
					'${subject}', gen_random_uuid(), 'created', '[]'
				from generate_series(1, 20000, ${n}) as numbers (n)`;
			await admin.unsafe(of(`'${clinic.ada.user.id}'`, 'patient', 1));
			await admin.unsafe(of(`'${clinic.grace.user.id}'`, 'patient', 1));
			await admin.unsafe(of('null', 'doctor', 3));
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

		const { id: patientId } = await api.patient.create({ givenName: 'Rare' });
		const { id: doctorId } = await api.doctor.create({ givenName: 'Rare', specialty: 'other' });
		await api.mapping.create({ patientId, doctorId });
		const input = { limit: 25, total: false, mine: false };
		for (const filter of [
			{ cursor: cursor ?? '' },
			{ subject: 'mapping' as const },
			{ mine: true },
			{ actorId: clinic.grace.user.id },
			{ actorId: clinic.grace.user.id, subject: 'doctor' as const },
			{ patientId },
			{ doctorId },
			{ from: plainDate.parse('2020-01-02'), to: plainDate.parse('2020-01-02') },
			{},
		]) {
			const told = await explainQuery(clinic, (ctx) => listActivity(ctx, { ...input, ...filter }));
			expect(told.tables).not.toContain('changes');
			expect(told.entries).toBeLessThan(500);
		}
		const among = { ...input, among: `{${patientId}}`, withDirectory: false };
		const told = await explainQuery(clinic, (ctx) => readActivity(ctx, among));
		expect(told.indexes).toContain('changes_subject_index');
		expect(told.entries).toBeLessThan(500);
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
