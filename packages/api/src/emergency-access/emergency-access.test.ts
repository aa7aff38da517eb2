import { today } from '@hms/contracts';
import { accesses, emergencyAccesses, shares } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';
import { nobody } from '../testing/reaches.ts';

let clinic: Clinic;
/** Who opens patients; an administrator, as all of these. */
let admin: Clinic['ada'];
let owner: Clinic['ada'];
let patientId: string;

let number = 0;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());
beforeEach(async () => {
	clinic.services.settings.emergencyAccess = 'admins';
	number += 1;
	admin = await clinic.signUp(`Admin${number}`);
	await clinic.ada.api.user.update({ id: admin.user.id, role: 'admin' });
	owner = await clinic.signUp(`Owner${number}`);
	const known = { familyName: 'Müller-Lüdenscheidt', dateOfBirth: today(), mrn: `X-${number}` };
	patientId = (await owner.api.patient.create({ givenName: 'Zoë', ...known })).id;
});

const reason = 'Unconscious here';
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;
const open = (by = admin) => by.api.emergencyAccess.open({ patientId, reason });
const find = (input: Parameters<typeof admin.api.emergencyAccess.find>[0], by = admin) =>
	by.api.emergencyAccess.find(input);
const sqlAsOwner = (text: string) =>
	withConnection(clinic.target, (connection) => connection.unsafe(text));
const read = () => admin.api.patient.get({ id: patientId });

describe('finding', () => {
	it('goes by the MRN, but for case and punctuation, and says whose the patient is', async () => {
		const match = { patientId, owner: { id: owner.user.id, name: owner.user.name } };
		for (const mrn of [`X-${number}`, `x ${number}`]) {
			expect(await find({ mrn })).toEqual({ items: [match] });
		}
		expect(await find({ mrn: `X-${number}0` })).toEqual({ items: [] });
	});

	it('goes by both names and the birth date, exactly', async () => {
		const name = { givenName: 'zoe', familyName: 'MULLER LUDENSCHEIDT', dateOfBirth: today() };
		expect((await find(name)).items.map((found) => found.patientId)).toContain(patientId);
		for (const other of [{ givenName: 'Zo' }, { familyName: 'Muller' }]) {
			expect(await find({ ...name, ...other })).toEqual({ items: [] });
		}
	});

	it('finds five at most, and none that is archived', async () => {
		const known = { givenName: `Many${number}`, familyName: 'M', dateOfBirth: today() };
		for (let n = 0; n < 6; n++) await owner.api.patient.create(known);
		expect((await find(known)).items).toHaveLength(5);
		await owner.api.patient.archive({ id: patientId });
		expect(await find({ mrn: `X-${number}` })).toEqual({ items: [] });
	});

	it.each([[{}], [{ givenName: 'A', familyName: 'B' }], [{ mrn: 'A', givenName: 'B' }]])(
		'needs one or the other: %s',
		async (input) => {
			expect(await refusalOf(find(input))).toMatchObject({
				code: 'validation',
				errors: [{ path: 'mrn' }],
			});
		},
	);

	it('is recorded without what was looked for, and limited to ten an hour, also at once', async () => {
		const all = await Promise.allSettled(
			Array.from({ length: 12 }, () => find({ mrn: 'secret-1' })),
		);
		expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
		expect(await codeOf(find({ mrn: 'X' }))).toBe('too_many_requests');
		const { items } = await clinic.ada.api.securityEvent.list({
			userId: admin.user.id,
			limit: 100,
		});
		const searches = items.filter(({ kind }) => kind === 'emergency_searched');
		expect(searches).toHaveLength(10);
		expect(searches[0]).toMatchObject({ actor: { id: admin.user.id }, detail: 'by MRN' });
		expect(JSON.stringify(items)).not.toContain('secret');
		await sqlAsOwner(
			`update security_events set at = at - interval '1 hour' where actor_id = '${admin.user.id}'`,
		);
		expect(await find({ mrn: 'X' })).toEqual({ items: [] });
	});
});

describe('opening', () => {
	it('lets somebody read for an hour, and tells the owner', async () => {
		expect(await codeOf(read())).toBe('not_found');
		const opened = await open();
		expect(opened).toMatchObject({
			...{ patientId, level: 'read', until: null, isEmergency: true, reason },
			...{ owner: { id: owner.user.id }, user: { id: admin.user.id } },
		});
		expect(await read()).toMatchObject({ access: 'read', ownerId: owner.user.id });
		expect(await codeOf(admin.api.patient.update({ id: patientId, notes: 'X' }))).toBe('forbidden');
		expect((await owner.api.notification.list({})).items).toMatchObject([
			{
				...{ kind: 'emergency_access', actor: { id: admin.user.id }, reason },
				patient: { id: patientId, name: 'Zoë Müller-Lüdenscheidt' },
			},
		]);
		expect((await owner.api.share.list({ patientId })).items).toEqual([opened]);
		const events = await clinic.ada.api.securityEvent.list({ userId: owner.user.id, limit: 1 });
		expect(events.items).toMatchObject([
			{ kind: 'emergency_opened', actor: { id: admin.user.id } },
		]);

		await sqlAsOwner(
			`update shares set created_at = created_at - interval '1 hour', ends_at = ends_at - interval '1 hour' where id = '${opened.id}'`,
		);
		expect(await codeOf(read())).toBe('not_found');
		expect((await open()).id).not.toBe(opened.id);
		expect(await read()).toMatchObject({ access: 'read' });
	});

	it('can be ended by the owner, and changed by nobody', async () => {
		const { id } = await open();
		for (const person of [owner, admin]) {
			expect(await codeOf(person.api.share.update({ id, level: 'write' }))).toBe('forbidden');
		}
		await owner.api.share.end({ id });
		expect(await codeOf(read())).toBe('not_found');
	});

	it('again while it is open starts another hour', async () => {
		const [first, second] = [await open(), await open()];
		expect((await owner.api.share.list({})).items).toEqual([second]);
		const all = (await clinic.ada.api.emergencyAccess.list({ limit: 2 })).items;
		expect(all.map(({ id }) => id)).toEqual([second.id, first.id]);
	});

	it('several times at once starts one hour', async () => {
		const all = await Promise.all([open(), open(), open(), open()]);
		const [share, ...others] = (await owner.api.share.list({})).items;
		expect(all).toContainEqual(share);
		expect(others).toEqual([]);
	});

	it('is refused while the patient gets another owner', async () => {
		const { api, user } = clinic.grace;
		await api.patient.create({ givenName: 'Has a number' });
		const begun: Promise<unknown>[] = [];
		await withConnection(clinic.target, (holder) =>
			holder.begin(async (held) => {
				const waiting = async () =>
					(
						await sqlAsOwner(
							`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
						)
					).length;
				// A transfer has locked its patients when it waits for the receiver's numbers.
				await held`select from mrn_counters where owner_id = ${user.id} for update`;
				const given = { patientIds: [patientId], toUserId: user.id, reason };
				begun.push(owner.api.transfer.create(given));
				await expect.poll(waiting).toBe(1);
				begun.push(refusalOf(open()));
				await expect.poll(waiting).toBe(2);
			}),
		);
		const [, refusal] = await Promise.all(begun);
		expect(refusal).toMatchObject({ code: 'conflict', errors: [{ path: 'patientId' }] });
		expect(await open()).toMatchObject({ owner: { id: user.id } });
	});

	it('works for patients of somebody who is disabled', async () => {
		await clinic.ada.api.user.update({ id: owner.user.id, status: 'disabled' });
		await open();
		expect(await read()).toMatchObject({ access: 'read' });
		expect((await admin.api.share.list({ direction: 'received' })).items).toHaveLength(1);
	});

	it('is refused for a patient who may be read anyway, or who is unknown', async () => {
		expect(await codeOf(open(owner))).toBe('forbidden');
		await clinic.ada.api.user.update({ id: owner.user.id, role: 'admin' });
		expect(await codeOf(open(owner))).toBe('conflict');
		await owner.api.share.create({ userId: admin.user.id, level: 'read' });
		expect(await codeOf(open())).toBe('conflict');
		const unknown = admin.api.emergencyAccess.open({ patientId: nobody, reason });
		expect(await refusalOf(unknown)).toMatchObject({
			code: 'not_found',
			errors: [{ path: 'patientId' }],
		});
		const short = admin.api.emergencyAccess.open({ patientId, reason: 'Because  ' });
		expect(await refusalOf(short)).toMatchObject({ errors: [{ path: 'reason' }] });
	});

	it('leaves room for a share by the owner', async () => {
		await open();
		await owner.api.share.create({ patientId, userId: admin.user.id, level: 'write' });
		expect(await read()).toMatchObject({ access: 'write' });
	});

	it('is for whom the settings name', async () => {
		const { grace } = clinic;
		const outcomes = async () => [
			await codeOf(find({ mrn: 'none' }, grace).then(() => Promise.reject(new Error('done')))),
			await codeOf(find({ mrn: 'none' }).then(() => Promise.reject(new Error('done')))),
		];
		const { settings } = clinic.services;
		expect(await outcomes()).toEqual(['forbidden', 'internal']);
		settings.emergencyAccess = 'everyone';
		expect(await outcomes()).toEqual(['internal', 'internal']);
		settings.emergencyAccess = 'off';
		expect(await outcomes()).toEqual(['forbidden', 'forbidden']);
		expect(await codeOf(open())).toBe('forbidden');
	});
});

describe('the review list', () => {
	it('has who opened whose patient, when and why, and is reviewed once by somebody else', async () => {
		const { id } = await open();
		const { api } = clinic.ada;
		const [first] = (await api.emergencyAccess.list({ limit: 1 })).items;
		expect(first).toEqual({
			...{ id, patientId, reason, reads: [], review: null },
			owner: { id: owner.user.id, name: owner.user.name },
			user: { id: admin.user.id, name: admin.user.name },
			...{ createdAt: expect.any(String), endsAt: expect.any(String) },
		});
		const hour = Date.parse(first?.endsAt ?? '') - Date.parse(first?.createdAt ?? '');
		expect(hour).toBe(3_600_000);
		const note = 'Right';
		expect(await codeOf(admin.api.emergencyAccess.review({ id, note }))).toBe('forbidden');
		expect(await codeOf(owner.api.emergencyAccess.review({ id, note }))).toBe('forbidden');
		expect(await codeOf(owner.api.emergencyAccess.list({}))).toBe('forbidden');
		const reviewed = await api.emergencyAccess.review({ id, note });
		const by = { id: clinic.ada.user.id, name: 'Ada' };
		expect(reviewed).toEqual({ ...first, review: { at: expect.any(String), user: by, note } });
		expect((await api.emergencyAccess.list({ limit: 1 })).items).toEqual([reviewed]);
		const open_ = (await api.emergencyAccess.list({ unreviewed: true, limit: 100 })).items;
		expect(open_.map((one) => one.id)).not.toContain(id);
		expect(await codeOf(api.emergencyAccess.review({ id, note }))).toBe('conflict');
		expect(await codeOf(api.emergencyAccess.review({ id: nobody, note }))).toBe('not_found');
	});

	it('has what was read by the access, and nothing that was read otherwise', async () => {
		await owner.api.patient.get({ id: patientId });
		const { id } = await open();
		await read();
		await admin.api.patient.history({ id: patientId });
		await admin.api.patient.list({ scope: 'shared' });
		const [first] = (await clinic.ada.api.emergencyAccess.list({ limit: 1 })).items;
		const once = { count: 1, lastAt: expect.any(String) };
		const kinds = ['record', 'history', 'list'];
		expect(first).toMatchObject({ id, reads: kinds.map((kind) => ({ kind, ...once })) });
		// Read again a quarter of an hour later, and by a share.
		await sqlAsOwner(`
			insert into accesses (chain_id, seq, hash, id, owner_id, patient_id, at, slot, user_id, session_id, "right", kind)
			select chain_id, seq + n * 1000, hash, gen_random_uuid(), owner_id, patient_id, at + later, slot + later, user_id, session_id, "right", kind
			from accesses, (values (1, interval '15 minutes'), (2, interval '65 minutes')) as v (n, later)
			where patient_id = '${patientId}' and kind = 'record' and "right" = 'emergency'`);
		await owner.api.share.create({ userId: admin.user.id, level: 'read' });
		await admin.api.mapping.listForPatient({ patientId });
		const review = await clinic.ada.api.emergencyAccess.review({ id, note: 'Right' });
		expect(review.reads).toMatchObject([{ count: 2 }, { count: 1 }, { count: 1 }]);
		expect(Date.parse(review.reads[0]?.lastAt ?? '')).toBe(
			Date.parse(first?.reads[0]?.lastAt ?? '') + 15 * 60_000,
		);
	});

	it('of a patient is for its owner too', async () => {
		const { id } = await open();
		await read();
		const other = await owner.api.patient.create({ givenName: 'Other' });
		await admin.api.emergencyAccess.open({ patientId: other.id, reason });
		const known = { id, user: { id: admin.user.id }, reason, reads: [{ kind: 'record' }] };
		const { items } = await owner.api.emergencyAccess.list({ patientId });
		expect(items).toMatchObject([{ ...known, review: null }]);
		const { grace } = clinic;
		for (const person of [grace, await clinic.signUp(`Other${number}`)]) {
			expect(await person.api.emergencyAccess.list({ patientId })).toMatchObject({ items: [] });
		}
		expect((await admin.api.emergencyAccess.list({ patientId })).items).toEqual(items);
	});
});

describe('the database', () => {
	const as = ({ session }: Clinic['ada']) => clinic.services.database.as(session);
	const share = { level: 'read' as const, isEmergency: true };

	it.each([
		['to write', { level: 'write' as const, endsAt: sql`now() + interval '1 hour'` }],
		['for longer', { endsAt: sql`now() + interval '61 minutes'` }],
		['for ever', { endsAt: null }],
		['to all patients', { patientId: null, endsAt: sql`now() + interval '1 hour'` }],
	])('opens nothing %s', async (_, more) => {
		const ids = { id: uuidv7(), ownerId: owner.user.id, userId: admin.user.id, patientId };
		const forged = as(admin).query((db) => db.insert(shares).values({ ...ids, ...share, ...more }));
		await expect(forged).rejects.toMatchObject({ cause: { constraint_name: 'shares_emergency' } });
	});

	it('opens nothing for others, and hides the list from all but administrators and owners', async () => {
		const ids = { id: uuidv7(), ownerId: owner.user.id, patientId };
		const endsAt = sql`now() + interval '1 hour'`;
		const forged = as(admin).query((db) =>
			db.insert(shares).values({ ...ids, ...share, userId: clinic.grace.user.id, endsAt }),
		);
		await expect(forged).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') },
		});
		await open();
		await read();
		await clinic.services.accesses.flush();
		const visibleTo = (person: Clinic['ada']) =>
			as(person).transaction(async (db) => [
				await db.select().from(emergencyAccesses).where(eq(emergencyAccesses.patientId, patientId)),
				await db.select().from(accesses).where(eq(accesses.patientId, patientId)),
			]);
		const sizes = async (person: Clinic['ada']) =>
			(await visibleTo(person)).map(({ length }) => length);
		// An administrator sees that it was read in an emergency, not that the owner has read it.
		await expect(sizes(clinic.ada)).resolves.toEqual([1, 1]);
		await expect(sizes(owner)).resolves.toEqual([1, 2]);
		await expect(sizes(clinic.grace)).resolves.toEqual([0, 0]);
	});
});
