import type { Access, AccessKind } from '@hms/contracts';
import type { SessionCredentials } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { procedures } from '../procedures.ts';
import { type Clinic, callerOf, callerWith, openClinic, refusalOf } from '../testing/clinic.ts';
import { explainQuery } from '../testing/explain.ts';
import { listAccesses } from './queries.ts';

let clinic: Clinic;
/** Ada's patient, who has a doctor. */
let patientId: string;
let doctorId: string;
let mappingId: string;
/** Somebody with whom Ada shares all patients for writing. */
let wanda: typeof clinic.ada;

beforeAll(async () => {
	clinic = await openClinic();
	const { api } = clinic.ada;
	patientId = (await api.patient.create({ givenName: 'Seen', familyName: 'Person' })).id;
	doctorId = (await api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
	mappingId = (await api.mapping.create({ patientId, doctorId, isPrimary: true })).id;
	wanda = await clinic.signUp('Wanda');
	await api.share.create({ userId: wanda.user.id, level: 'write' });
});
afterAll(() => clinic.close());

interface Reading {
	kind: AccessKind;
	input: () => object;
	/** What a colleague asks for besides; null: nobody is shown a colleague's patients. */
	shared?: (() => object) | null;
}

const reads: Record<string, Reading[]> = {
	'patient.list': [
		{ kind: 'list', input: () => ({}), shared: () => ({ scope: 'all' }) },
		{ kind: 'search', input: () => ({ q: 'seen' }), shared: () => ({ scope: 'shared' }) },
		{
			kind: 'search',
			input: () => ({ q: 'seen person', total: true }),
			shared: () => ({ ownerId: clinic.ada.user.id }),
		},
	],
	'patient.get': [{ kind: 'record', input: () => ({ id: patientId }) }],
	'patient.create': [
		{
			kind: 'record',
			input: () => ({ givenName: 'New' }),
			shared: () => ({ ownerId: clinic.ada.user.id }),
		},
	],
	'patient.update': [{ kind: 'record', input: () => ({ id: patientId }) }],
	'patient.replace': [
		{ kind: 'record', input: () => ({ id: patientId, givenName: 'Seen', familyName: 'Person' }) },
	],
	'patient.restore': [{ kind: 'record', input: () => ({ id: patientId }), shared: null }],
	'patient.history': [{ kind: 'history', input: () => ({ id: patientId }) }],
	'patient.activity': [{ kind: 'history', input: () => ({ id: patientId }) }],
	'patient.similar': [
		{
			kind: 'similar',
			input: () => ({ givenName: 'Seen', familyName: 'Person' }),
			shared: null,
		},
	],
	'mapping.list': [
		{ kind: 'list', input: () => ({}), shared: null },
		{ kind: 'care_team', input: () => ({ patientId, status: 'all' }) },
	],
	'mapping.listForPatient': [{ kind: 'care_team', input: () => ({ patientId }) }],
	'mapping.primaryDoctors': [{ kind: 'list', input: () => ({ patientIds: [patientId] }) }],
	'mapping.get': [{ kind: 'care_team', input: () => ({ id: mappingId }) }],
	'mapping.create': [
		{
			kind: 'care_team',
			input: () => ({ patientId, doctorId, startedOn: '2020-01-01', endedOn: '2020-02-01' }),
			shared: () => ({ startedOn: '2021-01-01', endedOn: '2021-02-01' }),
		},
	],
	'mapping.update': [{ kind: 'care_team', input: () => ({ id: mappingId }) }],
	'mapping.replace': [
		{ kind: 'care_team', input: () => ({ id: mappingId, doctorId, isPrimary: true }) },
	],
	'mapping.restore': [{ kind: 'care_team', input: () => ({ id: mappingId }) }],
	'mapping.history': [{ kind: 'history', input: () => ({ id: mappingId }) }],
	'activity.list': [{ kind: 'history', input: () => ({ patientId }) }],
	'activity.export': [{ kind: 'export', input: () => ({ patientId }) }],
};

/** Procedures whose answers have a field of a patient or a change, and show no patient. */
const showNone: Record<string, string> = {
	'doctor.history': 'changes of a doctor',
	'mapping.assignMany': 'ids that were asked with',
	'patient.statistics': 'numbers',
	'mapping.gaps': 'numbers',
	'mapping.panels': 'numbers',
	'mapping.workload': 'numbers',
	'mapping.handOver': 'numbers',
	'mapping.undoHandOver': 'numbers',
	'patient.accesses': 'who saw a patient, and nothing of the patient',
	'share.list': 'ids that the owner or the colleague knows',
	'share.create': 'ids that were asked with',
	'share.update': 'ids that the owner or the colleague knows',
	'emergencyAccess.find': 'ids; the search is in the security log',
	'emergencyAccess.open': 'ids that were asked with',
	'emergencyAccess.list': 'who opened whom in an emergency, for administrators',
	'emergencyAccess.review': 'who opened whom in an emergency, for administrators',
	'notification.list':
		'at most the name, of whom a colleague did something with; whose patient it is would have to be looked up',
};

describe('a procedure that answers patients', () => {
	const fields = /"(mrn|dateOfBirth|before|patient|patients|patientId)":/;
	const answersPatients = [...procedures.values()].filter(({ output }) =>
		fields.test(JSON.stringify(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }))),
	);

	it('says that it does', () => {
		expect(answersPatients.length).toBeGreaterThan(15);
		for (const { name, meta } of answersPatients) {
			expect([name, meta?.showsPatients ?? false]).toEqual([name, !(name in showNone)]);
		}
		const showing = [...procedures.values()].filter(({ meta }) => meta?.showsPatients);
		expect(showing.map(({ name }) => name).sort()).toEqual(Object.keys(reads).sort());
	});

	const readings = Object.entries(reads).flatMap(([name, ways]) =>
		ways.map((way) => ({ name, ...way })),
	);

	/** Reads as somebody, in a session of its own, and tells what the owner then sees of it. */
	async function readAs(
		reader: typeof clinic.ada,
		{ name, input }: { name: string; input: object },
	): Promise<{ session: SessionCredentials; seen: Access[] }> {
		const { api, session } = await reader.signIn();
		const answer = await callerOf(api)(name, input);
		const id =
			name === 'patient.create' ? z.object({ id: z.string() }).parse(answer).id : patientId;
		const { items } = await clinic.ada.api.patient.accesses({ id, limit: 100 });
		return { session, seen: items.filter(({ sessionId }) => sessionId === session.sessionId) };
	}

	it.each(readings)('is recorded: $name as $kind', async ({ name, kind, input }) => {
		const { session, seen } = await readAs(clinic.ada, { name, input: input() });
		expect(seen).toEqual([
			{
				id: expect.any(String),
				at: expect.any(String),
				user: { id: session.userId, name: 'Ada' },
				right: 'own',
				kind,
				sessionId: session.sessionId,
			},
		]);
	});

	it.each(readings.filter(({ shared }) => shared !== null))(
		'is recorded for the owner where a colleague reads: $name as $kind',
		async ({ name, kind, input, shared }) => {
			const { seen } = await readAs(wanda, { name, input: { ...input(), ...shared?.() } });
			expect(seen).toMatchObject([{ user: { name: 'Wanda' }, right: 'share', kind }]);
		},
	);

	it.each(readings.filter(({ shared }) => shared === null))(
		'is not recorded where it shows a colleague nobody: $name as $kind',
		async ({ name, input }) => {
			const reading = readAs(wanda, { name, input: input() });
			if (name === 'patient.restore') expect((await refusalOf(reading)).code).toBe('forbidden');
			else expect((await reading).seen).toEqual([]);
		},
	);

	it('is recorded for each owner of a list', async () => {
		const { api, session } = await wanda.signIn();
		const own = await api.patient.create({ givenName: 'Wanda’s' });
		const { items } = await api.patient.list({ scope: 'all' });
		expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([own.id, patientId]));
		const listed = async (owner: typeof clinic.ada, id: string) =>
			(await owner.api.patient.accesses({ id, limit: 100 })).items
				.filter((access) => access.kind === 'list' && access.sessionId === session.sessionId)
				.map(({ right }) => right);
		expect(await listed(wanda, own.id)).toEqual(['own']);
		expect(await listed(clinic.ada, patientId)).toEqual(['share']);
	});

	it('is recorded when an idempotency key repeats its answer', async () => {
		const { signIn } = clinic.ada;
		const [first, second] = [await signIn(), await signIn()];
		const keyed = (session: SessionCredentials) => callerWith(clinic.services, session, 'a key');
		const { id } = await keyed(first.session).patient.create({ givenName: 'Keyed' });
		expect((await keyed(second.session).patient.create({ givenName: 'Keyed' })).id).toBe(id);
		const { items } = await clinic.ada.api.patient.accesses({ id });
		expect(items.map(({ sessionId }) => sessionId)).toEqual([
			...[second.session.sessionId, first.session.sessionId],
		]);
		const shared = { givenName: 'Keyed', ownerId: clinic.ada.user.id };
		const created = await wanda.withKey('a key').patient.create(shared);
		const again = await wanda.signIn();
		await callerWith(clinic.services, again.session, 'a key').patient.create(shared);
		const seen = await clinic.ada.api.patient.accesses({ id: created.id });
		expect(seen.items).toMatchObject([
			{ right: 'share', sessionId: again.session.sessionId },
			{ right: 'share', sessionId: wanda.session.sessionId },
		]);
	});

	it('is not recorded when it is refused', async () => {
		const { id } = await clinic.ada.api.patient.create({ givenName: 'Locked' });
		const { api, session } = await clinic.ada.signIn();
		const stale = api.patient.replace({ id, givenName: 'Stale', expectedVersion: 9 });
		expect((await refusalOf(stale)).code).toBe('precondition_failed');
		expect((await refusalOf(clinic.grace.api.patient.get({ id }))).code).toBe('not_found');
		const { items } = await api.patient.accesses({ id });
		expect(items.map(({ sessionId }) => sessionId)).not.toContain(session.sessionId);
		expect(items.map(({ user }) => user.name)).toEqual(['Ada']);
	});
});

describe('who saw a patient', () => {
	it('is one line for each session, kind and five minutes', async () => {
		const { id } = await clinic.ada.api.patient.create({ givenName: 'Often' });
		const other = await clinic.ada.signIn();
		for (const { api } of [clinic.ada, other, clinic.ada, other]) {
			await api.patient.get({ id });
			await api.patient.history({ id });
		}
		const { items, total } = await other.api.patient.accesses({ id, total: true });
		expect(total).toBe(4);
		expect(
			items.map(({ kind, sessionId }) => [kind, sessionId === other.session.sessionId]),
		).toEqual([
			['history', true],
			['record', true],
			['history', false],
			['record', false],
		]);
	});

	it('comes in pages, of one person where that is asked, also of an archived patient', async () => {
		const { api, user } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'Paged' });
		await api.patient.history({ id });
		await api.mapping.listForPatient({ patientId: id });
		await api.patient.archive({ id });
		const first = await api.patient.accesses({ id, limit: 2 });
		const rest = await api.patient.accesses({ id, limit: 2, cursor: first.nextCursor ?? '' });
		expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual([
			...['care_team', 'history', 'record'],
		]);
		expect(rest.nextCursor).toBeNull();
		expect((await api.patient.accesses({ id, userId: user.id })).items).toHaveLength(3);
		expect((await api.patient.accesses({ id, userId: clinic.grace.user.id })).items).toEqual([]);
	});

	it('reads an index, however much there is', async () => {
		const { id } = await clinic.ada.api.patient.create({ givenName: 'Busy' });
		await withConnection(clinic.target, async (sql) => {
			await sql`
				insert into accesses (chain_id, seq, hash, id, owner_id, patient_id, at, slot, user_id, session_id, "right", kind)
				select ${clinic.ada.user.id}, 1000 + n, '', gen_random_uuid(), ${clinic.ada.user.id},
					case when n % 10 = 0 then ${id}::uuid else gen_random_uuid() end,
					now() - n * interval '5 minutes', now() - n * interval '5 minutes', ${clinic.ada.user.id},
					gen_random_uuid(), 'own', 'record'
				from generate_series(1, 20000) as numbers (n)`;
			await sql.unsafe('vacuum analyze accesses');
		});
		const input = { id, limit: 25, total: false };
		const told = await explainQuery(clinic, (ctx) => listAccesses(ctx, input));
		expect(told.tables).not.toContain('accesses');
		expect(told.indexes).toContain('accesses_patient_index');
		expect(told.entries).toBeLessThan(200);
	});
});
