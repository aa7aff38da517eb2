import { type NotificationContents, type PlainDate, plainDate } from '@hms/contracts';
import { notifications } from '@hms/db';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';
import { addNotification } from './commands.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

type Person = Clinic['ada'];
let number = 0;
const newUser = () => clinic.signUp(`Notified${++number}`);

/** What a command of a colleague does, in a transaction of its own. */
const tell = (from: Person, to: Person, contents: NotificationContents) =>
	clinic.services.database
		.as(from.session)
		.transaction((db) => addNotification(db, { from: from.user.id, to: to.user.id, ...contents }));

const unread = async ({ api }: Person) =>
	(await api.notification.list({ unread: true, total: true, limit: 1 })).total;

const nothing = {
	patient: null,
	doctor: null,
	level: null,
	until: null,
	count: null,
	reason: null,
};

describe('a notification', () => {
	it('says who did what, of which patient and doctor, by their names of now', async () => {
		const ada = await newUser();
		const patient = await ada.api.patient.create({ givenName: 'Old', familyName: 'Name' });
		const doctor = await ada.api.doctor.create({ givenName: 'Gregory', specialty: 'other' });
		const until: PlainDate = plainDate.parse('2030-01-31');
		const share = { level: 'write' as const, until, reason: 'Leave' };
		const [patientId, doctorId] = [patient.id, doctor.id];
		await tell(clinic.grace, ada, { kind: 'share_received', patientId: null, ...share });
		await tell(clinic.grace, ada, { kind: 'share_ended', patientId: null });
		await tell(clinic.grace, ada, { kind: 'transfer_received', count: 3, reason: 'Moved' });
		await tell(clinic.grace, ada, { kind: 'transfer_undone', count: 2 });
		await tell(clinic.grace, ada, { kind: 'emergency_access', patientId, reason: 'Unconscious' });
		await tell(clinic.grace, ada, { kind: 'assignment_created', patientId, doctorId });
		await ada.api.patient.update({ id: patientId, givenName: 'New' });
		const { items } = await ada.api.notification.list({ order: 'asc' });
		const about = { id: patientId, name: 'New Name' };
		const common = {
			id: expect.any(String),
			createdAt: expect.any(String),
			readAt: null,
			actor: { id: clinic.grace.user.id, name: 'Grace' },
		};
		expect(items).toEqual(
			[
				{ ...nothing, kind: 'share_received', ...share },
				{ ...nothing, kind: 'share_ended' },
				{ ...nothing, kind: 'transfer_received', count: 3, reason: 'Moved' },
				{ ...nothing, kind: 'transfer_undone', count: 2 },
				{ ...nothing, kind: 'emergency_access', patient: about, reason: 'Unconscious' },
				{
					...{ ...nothing, kind: 'assignment_created' },
					...{ patient: about, doctor: { id: doctorId, name: 'Gregory' } },
				},
			].map((own) => ({ ...common, ...own })),
		);
	});

	it('does not name a patient whom the user may not see', async () => {
		const ada = await newUser();
		const { id } = await clinic.grace.api.patient.create({ givenName: 'Private' });
		await tell(clinic.grace, ada, { kind: 'share_ended', patientId: id });
		const { items } = await ada.api.notification.list({});
		expect(items).toMatchObject([{ patient: { id, name: null } }]);
	});

	it('comes with what is done, or not at all', async () => {
		const ada = await newUser();
		const failed = clinic.services.database.as(clinic.grace.session).transaction(async (db) => {
			const contents = { kind: 'transfer_undone', count: 1 } as const;
			await addNotification(db, { from: clinic.grace.user.id, to: ada.user.id, ...contents });
			throw new Error('what is done fails');
		});
		await expect(failed).rejects.toThrow('what is done fails');
		await tell(ada, ada, { kind: 'transfer_undone', count: 1 });
		expect((await ada.api.notification.list({})).items).toEqual([]);
	});
});

describe('reading', () => {
	it('marks some or all, once, and only one’s own', async () => {
		const [ada, grace] = [await newUser(), await newUser()];
		for (const count of [1, 2, 3]) {
			await tell(clinic.grace, ada, { kind: 'transfer_undone', count });
			await tell(clinic.grace, grace, { kind: 'transfer_undone', count });
		}
		const [newest] = (await ada.api.notification.list({})).items;
		const ids = [newest?.id ?? ''];
		await ada.api.notification.read({ ids });
		const read = (await ada.api.notification.list({})).items;
		expect(read.map(({ readAt }) => typeof readAt)).toEqual(['string', 'object', 'object']);
		await grace.api.notification.read({ ids });
		expect([await unread(ada), await unread(grace)]).toEqual([2, 3]);
		await ada.api.notification.read({});
		expect([await unread(ada), await unread(grace)]).toEqual([0, 3]);
		expect((await ada.api.notification.list({})).items[0]).toEqual(read[0]);
	});

	it('goes by pages, the newest first', async () => {
		const ada = await newUser();
		for (const count of [1, 2, 3, 4, 5]) {
			await tell(clinic.grace, ada, { kind: 'transfer_undone', count });
		}
		const counts: unknown[] = [];
		let cursor: string | undefined;
		do {
			const page = await ada.api.notification.list({ limit: 2, ...(cursor && { cursor }) });
			counts.push(...page.items.map(({ count }) => count));
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		expect(counts).toEqual([5, 4, 3, 2, 1]);
	});
});

describe('a row', () => {
	const as = ({ session }: Person) => clinic.services.database.as(session);

	it('is out of reach of everybody else, by row-level security', async () => {
		const ada = await newUser();
		await tell(clinic.grace, ada, { kind: 'transfer_undone', count: 1 });
		const count = (person: Person) =>
			as(person).query((db) => db.execute('select from notifications'));
		expect(await count(ada)).toHaveLength(1);
		expect(await count(await newUser())).toHaveLength(0);
		const marked = await as(clinic.grace).query((db) =>
			db.execute('update notifications set read_at = now() returning id'),
		);
		expect(marked).toHaveLength(0);
	});

	it('is written in one’s own name only, and never changed', async () => {
		const [ada, ben] = [await newUser(), await newUser()];
		const forged = as(clinic.grace).query((db) =>
			db.insert(notifications).values({
				id: crypto.randomUUID(),
				...{ ownerId: ada.user.id, actorId: ben.user.id },
				...{ kind: 'transfer_undone', details: { count: 1 } },
			}),
		);
		await expect(forged).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') },
		});
		for (const statement of [
			"update notifications set details = '{}'",
			'delete from notifications',
		]) {
			const attempt = as(ada).query((db) => db.execute(sql.raw(statement)));
			await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
		}
	});
});
