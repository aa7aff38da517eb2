import { addDays, today } from '@hms/contracts';
import { shares } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEntry } from '../access/shared.ts';
import { type Clinic, codeOf, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
let patientId: string;
let userId: string;

beforeAll(async () => {
	clinic = await openClinic();
	userId = clinic.grace.user.id;
});
afterAll(() => clinic.close());
beforeEach(async () => {
	for (const { id } of (await clinic.ada.api.share.list({ limit: 100 })).items) {
		await clinic.ada.api.share.end({ id });
	}
	patientId = (await clinic.ada.api.patient.create({ givenName: 'Pat' })).id;
});

const share = (more: Partial<Parameters<typeof clinic.ada.api.share.create>[0]> = {}) =>
	clinic.ada.api.share.create({ userId, patientId, level: 'read', ...more });
const shareAll = (level: 'read' | 'write') => share({ patientId: null, level });
const getByGrace = () => clinic.grace.api.patient.get({ id: patientId });

describe('a share', () => {
	it('is shown to whoever gives it and whoever receives it', async () => {
		const until = addDays(today(), 7);
		const made = await share({ until, reason: 'Leave' });
		expect(made).toMatchObject({
			...{ patientId, level: 'read', until, reason: 'Leave' },
			owner: { id: clinic.ada.user.id, name: 'Ada' },
			user: { id: userId, name: 'Grace' },
		});
		const all = await shareAll('write');
		const { ada, grace } = clinic;
		expect((await ada.api.share.list({})).items).toEqual([all, made]);
		expect((await grace.api.share.list({ direction: 'received' })).items).toEqual([all, made]);
		expect((await grace.api.share.list({})).items).toEqual([]);
		expect((await ada.api.share.list({ direction: 'received' })).items).toEqual([]);
		const other = (await ada.api.patient.create({ givenName: 'Other' })).id;
		expect((await ada.api.share.list({ patientId: other })).items).toEqual([all]);
		const first = await ada.api.share.list({ limit: 1, total: true });
		expect(first).toMatchObject({ items: [all], total: 2 });
		const cursor = String(first.nextCursor);
		expect((await ada.api.share.list({ limit: 1, cursor })).items).toEqual([made]);
	});

	it('is made once, also at once', async () => {
		const many = await Promise.allSettled(Array.from({ length: 5 }, () => share()));
		expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await refusalOf(share({ level: 'write' }))).toMatchObject({
			code: 'already_shared',
			errors: [{ path: 'userId' }],
		});
	});

	it.each([
		['oneself', () => ({ userId: clinic.ada.user.id }), 'validation', ['userId']],
		['an unknown user', () => ({ userId: patientId }), 'not_found', ['userId']],
		['an unknown patient', () => ({ patientId: userId }), 'not_found', ['patientId']],
		[
			'unknown both',
			() => ({ userId: patientId, patientId: userId }),
			'not_found',
			['patientId', 'userId'],
		],
		['the last day there is', () => ({ until: '9999-12-31' }), 'validation', ['until']],
		['a day that has passed', () => ({ until: addDays(today(), -1) }), 'validation', ['until']],
	])('is refused with %s', async (_, more, code, paths) => {
		const refused = await refusalOf(share(more()));
		expect({ ...refused, errors: refused.errors?.map(({ path }) => path) }).toMatchObject({
			...{ code, errors: paths },
		});
	});

	it('is refused for an archived patient, and with a disabled user', async () => {
		const { user } = await clinic.signUp('Gone');
		await clinic.ada.api.user.update({ id: user.id, status: 'disabled' });
		await clinic.ada.api.patient.archive({ id: patientId });
		const refused = await refusalOf(share({ userId: user.id }));
		expect(refused.errors?.map(({ path }) => path)).toEqual(['patientId', 'userId']);
	});

	it('is not passed on by whoever receives it, who cannot raise its level either', async () => {
		const { id } = await share({ level: 'write' });
		const { api } = clinic.grace;
		const { user: other } = await clinic.signUp('Other');
		const given = { userId: other.id, patientId, level: 'read' as const };
		expect(await codeOf(api.share.create(given))).toBe('forbidden');
		expect(await codeOf(api.share.update({ id, level: 'write' }))).toBe('forbidden');
		expect(await codeOf(api.share.update({ id, until: null }))).toBe('forbidden');
	});

	it('is given up by whoever receives it', async () => {
		const { id } = await share();
		await clinic.grace.api.share.end({ id });
		expect(await codeOf(getByGrace())).toBe('not_found');
		expect(await codeOf(clinic.ada.api.share.end({ id }))).toBe('not_found');
	});
});

describe('what is done with a share', () => {
	const newestOf = async (person: Clinic['ada'], limit: number) =>
		(await person.api.notification.list({ limit })).items.map(
			({ id: _id, createdAt: _at, readAt: _read, ...told }) => told,
		);
	const nothing = { doctor: null, level: null, until: null, count: null, reason: null };

	it('is told to the other one, and is in the security log', async () => {
		const until = addDays(today(), 7);
		const made = await share({ until, reason: 'Leave' });
		const patient = { id: patientId, name: 'Pat' };
		const actor = { id: clinic.ada.user.id, name: 'Ada' };
		const received = { ...nothing, actor, patient, level: 'read', until, reason: 'Leave' };
		expect(await newestOf(clinic.grace, 1)).toEqual([{ ...received, kind: 'share_received' }]);

		await clinic.ada.api.share.update({ id: made.id, level: 'write' });
		await clinic.grace.api.share.end({ id: made.id });
		const grace = { id: userId, name: 'Grace' };
		const ended = { ...nothing, kind: 'share_ended' };
		expect(await newestOf(clinic.ada, 1)).toEqual([{ ...ended, actor: grace, patient }]);
		// Grace may not see the name any more.
		expect(await newestOf(clinic.grace, 1)).toMatchObject([
			{ patient: { id: patientId, name: null } },
		]);

		await clinic.ada.api.share.end({ id: (await shareAll('write')).id });
		expect(await newestOf(clinic.grace, 1)).toEqual([{ ...ended, actor, patient: null }]);
		const { items } = await clinic.ada.api.securityEvent.list({ limit: 5 });
		const byAda = { actor, user: grace };
		expect(items.toReversed()).toMatchObject([
			{ ...byAda, kind: 'share_made', detail: 'read one' },
			{ ...byAda, kind: 'share_changed', detail: 'write one' },
			{ kind: 'share_ended', actor: grace, user: actor, detail: 'write one' },
			{ ...byAda, kind: 'share_made', detail: 'write all' },
			{ ...byAda, kind: 'share_ended', detail: 'write all' },
		]);
	});

	it('is neither told nor recorded where it is refused', async () => {
		await share();
		const before = [
			await newestOf(clinic.grace, 1),
			await clinic.ada.api.securityEvent.list({ limit: 1 }),
		];
		await refusalOf(share());
		expect([
			await newestOf(clinic.grace, 1),
			await clinic.ada.api.securityEvent.list({ limit: 1 }),
		]).toEqual(before);
	});

	it('lets the owner know whom a colleague assigns', async () => {
		await share({ level: 'write' });
		const { id: doctorId } = await clinic.ada.api.doctor.create({
			givenName: 'D',
			specialty: 'other',
		});
		const mapping = await clinic.grace.api.mapping.create({ patientId, doctorId });
		expect(await newestOf(clinic.ada, 1)).toEqual([
			{
				...{ ...nothing, kind: 'assignment_created', actor: { id: userId, name: 'Grace' } },
				...{ patient: { id: patientId, name: 'Pat' }, doctor: { id: doctorId, name: 'D' } },
			},
		]);

		const notDone = (id: string) => ({ done: [], notDone: [{ id, reason: 'forbidden' }] });
		const { patient, mapping: mappings } = clinic.grace.api;
		const patientIds = [patientId];
		expect(await patient.archiveMany({ ids: patientIds })).toEqual(notDone(patientId));
		expect(await patient.restoreMany({ ids: patientIds })).toEqual(notDone(patientId));
		expect(await mappings.assignMany({ patientIds, doctorId })).toEqual(notDone(patientId));
		expect(await mappings.endMany({ ids: [mapping.id] })).toEqual(notDone(mapping.id));
	});
});

describe('access ends on the next request', () => {
	it('when the share is changed or taken back', async () => {
		const { id } = await share({ level: 'write' });
		await clinic.grace.api.patient.update({ id: patientId, notes: 'By Grace' });
		expect(await clinic.ada.api.share.update({ id, level: 'read' })).toMatchObject({
			level: 'read',
		});
		const update = () => clinic.grace.api.patient.update({ id: patientId, notes: 'Again' });
		expect(await codeOf(update())).toBe('forbidden');
		expect(await getByGrace()).toMatchObject({ notes: 'By Grace', access: 'read' });
		await clinic.ada.api.share.end({ id });
		expect(await codeOf(update())).toBe('not_found');
		expect(await codeOf(getByGrace())).toBe('not_found');
	});

	it('when its last day has passed; then it can be given again', async () => {
		const { id } = await share({ until: today() });
		expect(await getByGrace()).toMatchObject({ id: patientId });
		const ada = clinic.services.database.as(clinic.ada.session);
		await ada.query((db) =>
			db.update(shares).set({ endsAt: sql`now() - interval '1 second'` }).where(eq(shares.id, id)),
		);
		expect(await codeOf(getByGrace())).toBe('not_found');
		expect((await clinic.ada.api.share.list({})).items).toEqual([]);
		expect(await codeOf(clinic.ada.api.share.update({ id, until: null }))).toBe('not_found');
		await share();
		expect(await getByGrace()).toMatchObject({ id: patientId });
	});

	it('when its owner is disabled', async () => {
		const { user, api } = await clinic.signUp('Olga');
		const { id } = await api.patient.create({ givenName: 'Of Olga' });
		await api.share.create({ userId, level: 'read' });
		const list = () => clinic.grace.api.patient.list({ scope: 'shared' });
		expect((await list()).items.map((patient) => patient.id)).toEqual([id]);
		await clinic.ada.api.user.update({ id: user.id, status: 'disabled' });
		expect((await list()).items).toEqual([]);
		expect(await codeOf(clinic.grace.api.patient.get({ id }))).toBe('not_found');
		expect((await clinic.grace.api.share.list({ direction: 'received' })).items).toEqual([]);
	});

	it('for a cursor that was taken before', async () => {
		const { id } = await shareAll('read');
		await clinic.ada.api.patient.create({ givenName: 'Second' });
		const page = { scope: 'shared' as const, limit: 1 };
		const { nextCursor } = await clinic.grace.api.patient.list(page);
		await clinic.ada.api.share.end({ id });
		const cursor = String(nextCursor);
		expect((await clinic.grace.api.patient.list({ ...page, cursor })).items).toEqual([]);
	});

	it('for an answer that is repeated by an idempotency key', async () => {
		const { id } = await shareAll('write');
		const ownerId = clinic.ada.user.id;
		const create = () =>
			clinic.grace.withKey('for-ada').patient.create({ givenName: 'K', ownerId });
		const made = await create();
		expect(await create()).toEqual(made);
		await clinic.ada.api.share.end({ id });
		expect(await codeOf(create())).toBe('not_found');
	});

	it('but not before a write that has begun is done', async () => {
		const { id } = await share({ level: 'write' });
		const grace = await clinic.services.database
			.as(clinic.grace.session)
			.of(clinic.ada.user.id, true);
		let ended: Promise<void> | undefined;
		let isEnded = false;
		await grace.transaction(async (db) => {
			await db.execute(sql`select`);
			ended = clinic.ada.api.share.end({ id }).then(() => {
				isEnded = true;
			});
			for (let waits = 0; waits < 1; ) {
				const rows = await db.execute<{ waits: number }>(
					sql`select count(*)::int as waits from pg_locks where not granted`,
				);
				waits = rows[0]?.waits ?? 0;
			}
			expect(isEnded).toBe(false);
			await db.execute(sql`update patients set notes = 'In time' where id = ${patientId}`);
		});
		await ended;
		expect(await clinic.ada.api.patient.get({ id: patientId })).toMatchObject({ notes: 'In time' });
	});
});

describe('a shared patient', () => {
	it('says whose it is and what the user may do', async () => {
		const ownerId = clinic.ada.user.id;
		expect(await clinic.ada.api.patient.get({ id: patientId })).toMatchObject({
			...{ ownerId, access: 'own' },
		});
		await shareAll('read');
		expect(await getByGrace()).toMatchObject({ ownerId, access: 'read' });
		await share({ level: 'write' });
		const read = await getByGrace();
		expect(read).toMatchObject({ ownerId, access: 'write' });
		const listed = (await clinic.grace.api.patient.list({ scope: 'shared', limit: 100 })).items;
		expect(listed.find(({ id }) => id === patientId)).toEqual(read);
		expect(new Set(listed.filter(({ id }) => id !== patientId).map((one) => one.access))).toEqual(
			new Set(['read']),
		);
		// As it was read, it can be sent back; nobody makes it their own by that.
		const { api } = clinic.grace;
		expect(await api.patient.replace({ ...read, notes: 'All of it' })).toMatchObject({
			...{ notes: 'All of it', access: 'write' },
		});
		for (const claim of [{ ownerId: userId }, { access: 'own' }]) {
			const refused = await refusalOf(api.patient.update({ id: patientId, ...claim }));
			expect(refused).toMatchObject({
				...{ code: 'validation', errors: [{ path: Object.keys(claim)[0] }] },
			});
		}
	});

	it('is changed in the name of whoever does it, and stays its owner’s', async () => {
		await share({ level: 'write' });
		const { api } = clinic.grace;
		await api.patient.update({ id: patientId, notes: 'By Grace' });
		const doctor = await api.doctor.create({ givenName: 'D', specialty: 'other' });
		const mapping = await api.mapping.create({ patientId, doctorId: doctor.id, isPrimary: true });
		await api.mapping.end({ id: mapping.id });
		await api.mapping.restore({ id: mapping.id });
		for (const reader of [clinic.ada.api, api]) {
			const histories = [
				...(await reader.patient.history({ id: patientId })).items,
				...(await reader.mapping.history({ id: mapping.id })).items,
			];
			expect(histories.map(({ actor, action }) => `${actor.name} ${action}`)).toEqual([
				...['Grace updated', 'Ada created'],
				...['Grace reopened', 'Grace ended', 'Grace created'],
			]);
			expect((await reader.mapping.list({ patientId })).items.map(({ id }) => id)).toEqual([
				mapping.id,
			]);
		}
		expect((await clinic.ada.api.activity.list({ limit: 1 })).items[0]).toMatchObject({
			actor: { name: 'Grace' },
		});
		expect((await api.mapping.list({})).items).toEqual([]);
		const { items } = await api.activity.list({ patientId });
		expect(items.map(({ actor, action }) => `${actor.name} ${action}`)).toEqual([
			...['Grace reopened', 'Grace ended', 'Grace created'],
			...['Grace updated', 'Ada created'],
		]);
	});

	it('keeps its assignments: none moves to another patient', async () => {
		await share({ level: 'write' });
		const { ada, grace } = clinic;
		const doctor = await ada.api.doctor.create({ givenName: 'D', specialty: 'other' });
		const { id } = await ada.api.mapping.create({ patientId, doctorId: doctor.id });
		const mine = (await grace.api.patient.create({ givenName: 'Of Grace' })).id;
		const other = (await ada.api.patient.create({ givenName: 'Not shared' })).id;
		for (const moved of [mine, other]) {
			const change = { id, patientId: moved, role: 'other' as const };
			expect(await codeOf(grace.api.mapping.update(change))).toBe('validation');
		}
		const wrong = { patientId: other, doctorId: doctor.id };
		expect(await codeOf(grace.api.mapping.create(wrong))).toBe('not_found');
	});

	it('is registered for a colleague who shares all for writing, with that one’s next MRN', async () => {
		const ownerId = clinic.ada.user.id;
		const register = () => clinic.grace.api.patient.create({ givenName: 'New', ownerId });
		await share({ level: 'write' });
		expect(await codeOf(register())).toBe('forbidden');
		const { id } = await shareAll('read');
		expect(await codeOf(register())).toBe('forbidden');
		await clinic.ada.api.share.update({ id, level: 'write' });
		const made = await register();
		expect(made).toMatchObject({ ownerId, access: 'write' });
		expect(await clinic.ada.api.patient.get({ id: made.id })).toEqual({ ...made, access: 'own' });
		const again = { givenName: 'Same', ownerId, mrn: made.mrn };
		expect(await codeOf(clinic.grace.api.patient.create(again))).toBe('mrn_taken');
		const own = { givenName: 'Own', ownerId: userId };
		expect(await clinic.grace.api.patient.create(own)).toMatchObject({ access: 'own' });
	});

	it('is compared with the patients of the colleague it is to be registered for', async () => {
		const ownerId = clinic.ada.user.id;
		const { api } = clinic.grace;
		const input = { givenName: 'Alike', familyName: 'Person' };
		await clinic.ada.api.patient.create(input);
		await share({ level: 'write' });
		expect(await codeOf(api.patient.similar({ ...input, ownerId }))).toBe('forbidden');
		await shareAll('write');
		expect((await api.patient.similar(input)).items).toEqual([]);
		expect((await api.patient.similar({ ...input, ownerId })).items).toMatchObject([
			{ ...input, ownerId, access: 'write' },
		]);
	});
});

describe('row-level security', () => {
	it('goes by what was shared when a transaction began to be about the owner', async () => {
		const { ada, grace, services } = clinic;
		const entries = await services.database.as(grace.session).transaction(async (_, access) => {
			const before = await readEntry(await access.of(ada.user.id, true));
			await shareAll('write');
			const since = await readEntry(access);
			return [before, since, await readEntry(await access.of(ada.user.id, true))];
		});
		const nothing = { isLetIn: false, writesAll: false };
		expect(entries).toEqual([nothing, nothing, { isLetIn: true, writesAll: true }]);
	});

	it('shows and lets write what is shared, to a query without any condition', async () => {
		await share({ level: 'read' });
		const writable = (await clinic.ada.api.patient.create({ givenName: 'Writable' })).id;
		await share({ patientId: writable, level: 'write' });
		const access = clinic.services.database.as(clinic.grace.session);
		const grace = await access.of(clinic.ada.user.id, false);
		const idsOf = async (text: string) => {
			const rows = await grace.query((db) => db.execute<{ id: string }>(sql.raw(text)));
			return [...rows].map(({ id }) => id).sort();
		};
		const both = [patientId, writable].sort();
		expect(await idsOf('select id from patients')).toEqual(both);
		expect(await idsOf('select distinct patient_id as id from patient_words')).toEqual(both);
		expect(await idsOf(`select subject_id as id from changes where subject <> 'doctor'`)).toEqual(
			both,
		);
		expect(await idsOf(`update patients set notes = 'X' returning id`)).toEqual([writable]);
		const nobody = await access.of(userId, false);
		expect(await nobody.query((db) => db.execute(sql`select id from patients`))).toEqual([]);
	});
});
