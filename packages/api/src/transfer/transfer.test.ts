import { patients, transfers } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, codeOf, openClinic, refusalOf } from '../testing/clinic.ts';
import { nobody } from '../testing/reaches.ts';

let clinic: Clinic;
let admin: Clinic['ada'];
let giver: Clinic['ada'];
let receiver: Clinic['ada'];
let doctorId: string;

beforeAll(async () => {
	clinic = await openClinic();
	admin = clinic.ada;
	doctorId = (await admin.api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
});
afterAll(() => clinic.close());

let number = 0;
beforeEach(async () => {
	number += 1;
	giver = await clinic.signUp(`Giver${number}`);
	receiver = await clinic.signUp(`Receiver${number}`);
});

const reason = 'Leaves';
const give = (patientIds: string[], toUserId = receiver.user.id, by = giver) =>
	by.api.transfer.create({ patientIds, toUserId, reason });
const newPatient = (by = giver, fields: { givenName?: string; mrn?: string } = {}) =>
	by.api.patient.create({ givenName: 'Pat', familyName: 'Zimmer', ...fields });
const found = async ({ api }: Clinic['ada'], q: string) =>
	(await api.patient.list({ q })).items.map(({ id }) => id);

const waitingForLocks = () =>
	withConnection(
		clinic.target,
		async (owner) =>
			(
				await owner`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
			).length,
	);

describe('a transfer', () => {
	it('gives patients with all that hangs on them', async () => {
		const { id } = await newPatient();
		const mapping = await giver.api.mapping.create({ patientId: id, doctorId, isPrimary: true });
		await giver.api.patient.update({ id, notes: 'By the giver' });
		const before = (await giver.api.patient.history({ id })).items;
		const ofMapping = (await giver.api.mapping.history({ id: mapping.id })).items;

		const made = await give([id, id]);
		const [from, to] = [giver, receiver].map(({ user }) => ({ id: user.id, name: user.name }));
		expect(made).toEqual({ id: expect.any(String), from, to, count: 1 });
		expect(await codeOf(giver.api.patient.get({ id }))).toBe('not_found');
		expect(await codeOf(giver.api.mapping.get({ id: mapping.id }))).toBe('not_found');
		expect(await codeOf(giver.api.patient.history({ id }))).toBe('not_found');
		expect(
			(await giver.api.activity.list({})).items.map(({ subject }) => subject.id),
		).not.toContain(id);
		expect(await found(giver, 'zimmer')).toEqual([]);

		expect(await receiver.api.patient.get({ id })).toMatchObject({
			...{ ownerId: to?.id, access: 'own', notes: 'By the giver', version: 3 },
		});
		expect(await found(receiver, 'zimmer')).toEqual([id]);
		expect(await found(receiver, 'zimer')).toEqual([id]);
		const team = (await receiver.api.mapping.listForPatient({ patientId: id })).items;
		expect(team).toMatchObject([{ id: mapping.id, isPrimary: true }]);
		const [moved, ...older] = (await receiver.api.patient.history({ id })).items;
		expect(older).toEqual(before);
		expect(moved).toMatchObject({
			...{ action: 'updated', actor: from },
			changes: [{ field: 'ownerId', before: from?.id, after: to?.id }],
		});
		expect((await receiver.api.mapping.history({ id: mapping.id })).items).toEqual(ofMapping);
		await receiver.api.mapping.end({ id: mapping.id });
		await receiver.api.patient.update({ id, familyName: 'Aalto' });
		expect(await found(receiver, 'aalto')).toEqual([id]);
	});

	it('is told to the receiver, and is in the security log', async () => {
		const { id } = await newPatient();
		const made = await give([id]);
		await giver.api.transfer.undo({ id: made.id });
		const actor = { id: giver.user.id, name: giver.user.name };
		expect((await receiver.api.notification.list({ order: 'asc' })).items).toMatchObject([
			{ kind: 'transfer_received', actor, count: 1, reason },
			{ kind: 'transfer_undone', actor, count: 1 },
		]);
		const events = await admin.api.securityEvent.list({ userId: receiver.user.id, limit: 2 });
		expect(events.items.toReversed()).toMatchObject([
			{ kind: 'patients_transferred', actor, user: { id: receiver.user.id }, detail: '1' },
			{ kind: 'transfer_undone', actor, user: { id: receiver.user.id }, detail: '1' },
		]);
	});

	it('gives colliding MRNs a new number, and the old one finds the patient', async () => {
		const taken = await newPatient(receiver);
		const [one, two] = [await newPatient(), await newPatient()];
		const other = await newPatient(giver, { mrn: 'abc 1' });
		await newPatient(receiver, { mrn: 'ABC 1' });
		expect([taken.mrn, one.mrn, two.mrn]).toEqual(['P-000001', 'P-000001', 'P-000002']);
		const { id } = await give([one.id, two.id, other.id]);
		const mrnOf = async (patientId: string, by = receiver) =>
			(await by.api.patient.get({ id: patientId })).mrn;
		expect(await mrnOf(two.id)).toBe('P-000002');
		const numbers = [await mrnOf(one.id), await mrnOf(other.id)];
		expect(numbers.toSorted()).toEqual(['P-000003', 'P-000004']);
		expect((await found(receiver, 'P-000001')).toSorted()).toEqual([taken.id, one.id].toSorted());
		expect(await found(receiver, 'abc 1')).toContain(other.id);
		expect((await newPatient(receiver)).mrn).toBe('P-000005');
		const history = (await receiver.api.patient.history({ id: one.id })).items[0]?.changes;
		expect(history).toContainEqual({ field: 'mrn', before: 'P-000001', after: numbers[0] });

		await giver.api.transfer.undo({ id });
		expect(await mrnOf(one.id, giver)).toBe('P-000001');
		expect(await mrnOf(other.id, giver)).toBe('abc 1');
		expect(await found(giver, numbers[0] ?? '')).toEqual([one.id]);
		expect(await found(receiver, 'P-000001')).toEqual([taken.id]);
	});

	it('keeps shares with others, and ends one with the receiver', async () => {
		const { id } = await newPatient();
		const other = await clinic.signUp(`Other${number}`);
		for (const { user } of [other, receiver]) {
			await giver.api.share.create({ patientId: id, userId: user.id, level: 'write' });
		}
		await give([id]);
		const shares = (await receiver.api.share.list({})).items;
		expect(shares).toMatchObject([{ patientId: id, user: { id: other.user.id } }]);
		expect(await other.api.patient.get({ id })).toMatchObject({ access: 'write' });
		expect((await giver.api.share.list({})).items).toEqual([]);
		await receiver.api.share.end({ id: shares[0]?.id ?? '' });
		expect(await codeOf(other.api.patient.get({ id }))).toBe('not_found');
	});

	it('of all gives archived ones too, in any number', async () => {
		const { id } = await newPatient();
		await giver.api.patient.archive({ id });
		await clinic.services.database.as(giver.session).query((db) =>
			db.insert(patients).values(
				Array.from({ length: 600 }, () => ({
					...{ ownerId: giver.user.id, id: uuidv7(), givenName: 'Many' },
					...{ sex: 'other' as const, allergies: [] },
				})),
			),
		);
		const made = await giver.api.transfer.create({ all: true, toUserId: receiver.user.id, reason });
		expect(made.count).toBe(601);
		const all = { status: 'all', total: true, limit: 1 } as const;
		expect((await giver.api.patient.list(all)).total).toBe(0);
		expect((await receiver.api.patient.list({ ...all, q: 'many' })).total).toBe(600);
		expect(await receiver.api.patient.restore({ id })).toMatchObject({ id });
		expect(
			await refusalOf(giver.api.transfer.create({ all: true, toUserId: receiver.user.id, reason })),
		).toMatchObject({ code: 'not_found', errors: [{ path: 'fromUserId' }] });
	});

	it('is refused as a whole where one patient is not the owner’s', async () => {
		const own = (await newPatient()).id;
		const theirs = (await newPatient(receiver)).id;
		for (const id of [theirs, nobody]) {
			expect(await refusalOf(give([own, id], clinic.grace.user.id))).toMatchObject({
				code: 'not_found',
				errors: [{ path: 'patientIds' }],
			});
		}
		await receiver.api.share.create({ userId: giver.user.id, level: 'write' });
		expect(await codeOf(give([own, theirs], clinic.grace.user.id))).toBe('forbidden');
		expect(await giver.api.patient.get({ id: own })).toMatchObject({ access: 'own', version: 1 });
	});

	it.each([
		['oneself', () => ({ toUserId: giver.user.id }), 'validation', 'toUserId'],
		['an unknown user', () => ({ toUserId: nobody }), 'not_found', 'toUserId'],
		['neither patients nor all', () => ({ patientIds: undefined }), 'validation', 'patientIds'],
		['both', () => ({ all: true as const }), 'validation', 'patientIds'],
		['no reason', () => ({ reason: ' ' }), 'validation', 'reason'],
	])('is refused with %s', async (_, more, code, path) => {
		const { id } = await newPatient();
		const input = { patientIds: [id], toUserId: receiver.user.id, reason, ...more() };
		expect(await refusalOf(giver.api.transfer.create(input))).toMatchObject({
			code,
			errors: [{ path }],
		});
	});

	it('gives each patient once, also to two at once', async () => {
		const { id } = await newPatient();
		const other = await clinic.signUp(`Other${number}`);
		const both = await Promise.allSettled([give([id]), give([id], other.user.id)]);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const [one, two] = await Promise.all([found(receiver, 'zimmer'), found(other, 'zimmer')]);
		expect([...one, ...two]).toEqual([id]);
	});

	it('and writes of the former owner do not get in each other’s way', async () => {
		const { id } = await newPatient();
		const writes = Array.from({ length: 5 }, (_, n) =>
			giver.api.patient.update({ id, notes: `${n}` }),
		);
		const assign = giver.api.mapping.create({ patientId: id, doctorId });
		const [, , ...outcomes] = await Promise.allSettled([give([id]), assign, ...writes]);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') {
				expect(await codeOf(Promise.reject(outcome.reason))).toBe('not_found');
			}
		}
		expect(await receiver.api.patient.get({ id })).toMatchObject({ access: 'own' });
	});
});

describe('a transfer and its undoing', () => {
	it('wait for whoever is let in and writes, who does not wait for them', async () => {
		const { id } = await newPatient();
		const writer = await clinic.signUp(`Writer${number}`);
		await giver.api.share.create({ patientId: id, userId: writer.user.id, level: 'write' });
		const whileWritten = <T>(owner: Clinic['ada'], work: () => Promise<T>) =>
			clinic.services.database.as(writer.session).transaction(async (_, access) => {
				const theirs = await access.of(owner.user.id, true);
				const begun = work();
				await expect.poll(() => waitingForLocks()).toBe(1);
				await theirs.query((db) =>
					db
						.update(patients)
						.set({ notes: `To ${owner.user.name}` })
						.where(eq(patients.id, id)),
				);
				return { begun };
			});
		const transfer = await whileWritten(giver, () => give([id]));
		const made = await transfer.begun;
		expect(made.count).toBe(1);
		const undoing = await whileWritten(receiver, () => giver.api.transfer.undo({ id: made.id }));
		expect(await undoing.begun).toEqual(made);
		expect(await giver.api.patient.get({ id })).toMatchObject({
			notes: `To ${receiver.user.name}`,
		});
	});

	it('do not wait for whoever changes the account of the giver', async () => {
		const { id } = await newPatient();
		await withConnection(clinic.target, (other) =>
			other.begin(async (held) => {
				// As changing the password and disabling do. These wait for the session in turn, where it was not used for a minute.
				await held`select from users where id = ${giver.user.id} for no key update`;
				const made = await give([id]);
				expect(await giver.api.transfer.undo({ id: made.id })).toEqual(made);
			}),
		);
	});
});

describe('patients of somebody who has left', () => {
	it('are given on by administrators, who do not see them', async () => {
		const { id } = await newPatient();
		const leaver = { fromUserId: giver.user.id, toUserId: receiver.user.id, reason };
		const giveAll = (by = admin) => by.api.transfer.create({ all: true, ...leaver });
		expect(await codeOf(giveAll())).toBe('forbidden');
		expect(await codeOf(giveAll(receiver))).toBe('forbidden');
		const unknown = { ...leaver, fromUserId: nobody, all: true as const };
		expect(await codeOf(admin.api.transfer.create(unknown))).toBe('not_found');

		await admin.api.user.update({ id: giver.user.id, status: 'disabled' });
		expect(await codeOf(giveAll(receiver))).toBe('forbidden');
		const toNobody = { ...leaver, toUserId: giver.user.id, fromUserId: receiver.user.id };
		expect(await codeOf(admin.api.transfer.create({ all: true, ...toNobody }))).toBe('forbidden');
		const made = await giveAll();
		expect(made).toMatchObject({ from: { id: giver.user.id }, count: 1 });
		expect(await receiver.api.patient.get({ id })).toMatchObject({ access: 'own' });
		expect(await codeOf(admin.api.patient.get({ id }))).toBe('not_found');
		expect((await receiver.api.patient.history({ id })).items[0]?.actor).toMatchObject({
			id: admin.user.id,
		});
		expect(await admin.api.transfer.undo({ id: made.id })).toMatchObject({ count: 1 });
		expect(await codeOf(receiver.api.patient.get({ id }))).toBe('not_found');
	});
});

describe('undoing', () => {
	it('gives back what is still the receiver’s, once', async () => {
		const [stays, goesOn] = [(await newPatient()).id, (await newPatient()).id];
		const made = await give([stays, goesOn]);
		await receiver.api.patient.update({ id: stays, notes: 'By the receiver' });
		await give([goesOn], clinic.grace.user.id, receiver);
		expect(await giver.api.transfer.undo({ id: made.id })).toMatchObject({ ...made, count: 1 });
		expect(await giver.api.patient.get({ id: stays })).toMatchObject({ notes: 'By the receiver' });
		expect(await clinic.grace.api.patient.get({ id: goesOn })).toMatchObject({ access: 'own' });
		expect(await codeOf(giver.api.transfer.undo({ id: made.id }))).toBe('conflict');
	});

	it('is refused where nothing is left, or after 30 days', async () => {
		const { id } = await newPatient();
		const first = await give([id]);
		await give([id], clinic.grace.user.id, receiver);
		expect(await codeOf(giver.api.transfer.undo({ id: first.id }))).toBe('conflict');
		const second = await give([(await newPatient()).id]);
		await withConnection(
			clinic.target,
			(owner) =>
				owner`update transfers set created_at = now() - interval '30 days 1 minute' where id = ${second.id}`,
		);
		expect(await codeOf(giver.api.transfer.undo({ id: second.id }))).toBe('conflict');
	});

	it('is for who gave them', async () => {
		const { id } = await newPatient();
		const made = await give([id]);
		expect(await codeOf(receiver.api.transfer.undo({ id: made.id }))).toBe('forbidden');
		for (const stranger of [clinic.grace, admin]) {
			expect(await refusalOf(stranger.api.transfer.undo({ id: made.id }))).toEqual(
				await refusalOf(stranger.api.transfer.undo({ id: nobody })),
			);
		}
		expect(await receiver.api.patient.get({ id })).toMatchObject({ access: 'own' });
	});

	it('once of several at the same time', async () => {
		const made = await give([(await newPatient()).id]);
		const undo = () => giver.api.transfer.undo({ id: made.id });
		const all = await Promise.allSettled([undo(), undo(), undo()]);
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});

describe('the database', () => {
	const as = ({ session }: Clinic['ada']) => clinic.services.database.as(session);

	it('moves no patient by a transfer that another transaction has written', async () => {
		const made = await give([(await newPatient()).id]);
		const { id } = await newPatient();
		const call = as(giver).query((db) =>
			db.execute(`select move_patients('${made.id}', array['${id}']::uuid[], 1)`),
		);
		await expect(call).rejects.toMatchObject({ cause: { code: '42501' } });
	});

	it('lets nobody write a transfer of what is not theirs to give', async () => {
		const from = { fromId: giver.user.id, toId: receiver.user.id, reason };
		for (const { session, user } of [receiver, admin]) {
			const forged = clinic.services.database
				.as(session)
				.query((db) => db.insert(transfers).values({ ...from, id: uuidv7(), actorId: user.id }));
			await expect(forged).rejects.toMatchObject({
				cause: { message: expect.stringContaining('row-level security') },
			});
		}
		const { id } = await give([(await newPatient()).id]);
		const undone = await as(receiver).query((db) =>
			db
				.update(transfers)
				.set({ undoneAt: new Date().toISOString() })
				.where(eq(transfers.id, id))
				.returning({ id: transfers.id }),
		);
		expect(undone).toEqual([]);
	});
});
