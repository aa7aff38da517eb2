import { plainDate, today } from '@hms/contracts';
import { mappings, patients } from '@hms/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from './router.ts';
import { type Clinic, callerOf, openClinic, refusalOf } from './testing/clinic.ts';
import {
	createReachableRecords,
	neverWas,
	nobody,
	type ReachableRecords,
	reaches,
} from './testing/reaches.ts';

let clinic: Clinic;
/** What Ada has and Grace tries to reach. */
let own: ReachableRecords;

beforeAll(async () => {
	clinic = await openClinic();
	own = await createReachableRecords(clinic);
});
afterAll(() => clinic.close());

/** Procedures that take nothing which could be somebody else's, each with the reason. */
const notConcerned: Record<string, string> = {
	'auth.register': 'makes an account',
	'auth.login': 'needs the password',
	'auth.signUp': 'makes an account',
	'auth.signIn': 'needs the password',
	'auth.refresh': 'needs the refresh token',
	'auth.options': 'is said to everybody',
	'auth.invitation': 'needs the link',
	'auth.forgotPassword': 'answers the same for every address',
	'auth.resetPassword': 'needs the link',
	'auth.beginPasskey': 'makes the caller’s own',
	'auth.createPasskey': 'makes the caller’s own; passkeys.test.ts has credentials of others',
	'auth.beginPasskeySignIn': 'is said to everybody',
	'auth.loginWithPasskey': 'needs the passkey',
	'auth.signInWithPasskey': 'needs the passkey',
	'auth.tokens': 'is looked at below',
	'auth.createToken': 'makes the caller’s own',
	'auth.updateMe': 'is the caller',
	'auth.changePassword': 'is the caller',
	'auth.sessions': 'is the caller',
	'auth.twoFactor': 'is the caller',
	'auth.beginTotp': 'is the caller',
	'auth.confirmTotp': 'is the caller',
	'auth.renewRecoveryCodes': 'is the caller',
	'auth.removeTotp': 'is the caller',
	'auth.endOtherSessions': 'is the caller',
	'auth.logout': 'ends the caller’s session',
	'auth.me': 'is the caller',
	'user.list': 'the people of the clinic are everybody’s',
	'user.update': 'is for administrators',
	'user.createPasswordReset': 'is for administrators',
	'user.removeTwoFactor': 'is for administrators',
	'invitation.list': 'is for administrators',
	'invitation.create': 'is for administrators',
	'invitation.withdraw': 'is for administrators',
	'securityEvent.list': 'is for administrators',
	'share.list': 'is looked at below',
	'emergencyAccess.find': 'is looked at in emergency-access.test.ts',
	'emergencyAccess.open': 'is looked at in emergency-access.test.ts',
	'emergencyAccess.list': 'is looked at in emergency-access.test.ts',
	'emergencyAccess.review': 'is for administrators',
	'clinic.get': 'is said to everybody',
	'clinic.replace': 'is for administrators',
	'backup.status': 'is for administrators',
	'patient.create': 'makes the caller’s own',
	'patient.list': 'is looked at below',
	'patient.statistics': 'is looked at below',
	'mapping.list': 'is looked at below',
	'mapping.primaryDoctors': 'is looked at in primary-doctors.test.ts',
	'mapping.gaps': 'is looked at below',
	'mapping.panels': 'is looked at below',
	'mapping.workload': 'says how many patients others have, and nothing else of them',
	'activity.list': 'is looked at below',
	'activity.export': 'is looked at below',
	'notification.list': 'is looked at in notification.test.ts',
	'notification.read': 'is looked at in notification.test.ts',
	'patient.similar': 'is looked at below',
	'patient.archiveMany': 'is looked at below',
	'patient.restoreMany': 'is looked at below',
	'mapping.assignMany': 'is looked at below',
	'mapping.endMany': 'is looked at below',
	'doctor.history': 'the directory is everybody’s',
	'doctor.list': 'the directory is everybody’s',
	'doctor.get': 'the directory is everybody’s',
	'doctor.create': 'the directory is everybody’s',
	'doctor.update': 'the directory is everybody’s',
	'doctor.replace': 'the directory is everybody’s',
	'doctor.archive': 'the directory is everybody’s',
	'doctor.restore': 'the directory is everybody’s',
};

function proceduresOf(record: object, prefix = ''): string[] {
	return Object.entries(record).flatMap(([name, value]) =>
		typeof value === 'function' ? [prefix + name] : proceduresOf(value, `${prefix}${name}.`),
	);
}

const call = (procedure: string, input: unknown) => callerOf(clinic.grace.api)(procedure, input);

const everythingOfAda = async () => ({
	patients: (await clinic.ada.api.patient.list({ status: 'all', limit: 100 })).items,
	mappings: (await clinic.ada.api.mapping.list({ status: 'all', limit: 100 })).items,
	tokens: (await clinic.ada.api.auth.tokens({})).items,
	passkeys: (await clinic.ada.api.auth.twoFactor()).passkeys,
});

describe('somebody else’s rows', () => {
	it('are tested for every procedure', () => {
		const known = [...Object.keys(reaches), ...Object.keys(notConcerned)];
		expect(known.sort()).toEqual(proceduresOf(appRouter._def.procedures).sort());
	});

	it.each(Object.keys(reaches))(
		'are out of reach of %s, which answers as if they never were',
		async (procedure) => {
			const before = await everythingOfAda();
			const input = reaches[procedure];
			const theirs = await refusalOf(call(procedure, input?.(own)));
			const never = await refusalOf(call(procedure, input?.(neverWas(own))));
			expect(theirs.code).toBe('not_found');
			expect(theirs).toEqual(never);
			expect(await everythingOfAda()).toEqual(before);
		},
	);

	it('are in no list and no search', async () => {
		const { api } = clinic.grace;
		expect((await everythingOfAda()).tokens).toHaveLength(1);
		expect(await api.auth.tokens({ total: true })).toMatchObject({ items: [], total: 0 });
		for (const filter of [
			{},
			{ q: 'private' },
			{ doctorId: own.doctorId },
			{ status: 'all' as const },
		]) {
			expect(await api.patient.list({ ...filter, total: true })).toMatchObject({
				items: [],
				total: 0,
			});
		}
		for (const filter of [
			{},
			{ patientId: own.patientId },
			{ doctorId: own.doctorId },
			{ status: 'all' as const },
		]) {
			expect(await api.mapping.list({ ...filter, total: true })).toMatchObject({
				items: [],
				total: 0,
			});
		}
	});

	it('do not exist for another user in bulk requests', async () => {
		const { api } = clinic.grace;
		const before = await everythingOfAda();
		const { doctorId } = own;
		const calls: Record<string, (id: string) => Promise<unknown>> = {
			'patient.archiveMany': (id) => api.patient.archiveMany({ ids: [id] }),
			'patient.restoreMany': (id) => api.patient.restoreMany({ ids: [id] }),
			'mapping.assignMany': (id) => api.mapping.assignMany({ patientIds: [id], doctorId }),
			'mapping.endMany': (id) => api.mapping.endMany({ ids: [id] }),
		};
		for (const [procedure, call] of Object.entries(calls)) {
			const theirs = procedure === 'mapping.endMany' ? own.mappingId : own.patientId;
			for (const id of [theirs, nobody]) {
				expect(await call(id), procedure).toEqual({
					done: [],
					notDone: [{ id, reason: 'not_found' }],
				});
			}
		}
		expect(await everythingOfAda()).toEqual(before);
	});

	it('are in no list of shares but the owner’s and the receiver’s', async () => {
		for (const direction of ['given', 'received'] as const) {
			expect((await clinic.grace.api.share.list({ direction })).items).toEqual([]);
		}
		expect((await clinic.ada.api.share.list({})).items).toHaveLength(1);
	});

	it('are not shown as similar patients', async () => {
		const known = { dateOfBirth: plainDate.parse('1950-01-02'), phone: '+442079460999' };
		const name = { givenName: 'Known', familyName: 'Elsewhere' };
		await clinic.ada.api.patient.create({ ...name, ...known });
		expect((await clinic.ada.api.patient.similar({ ...name, ...known })).items).toHaveLength(1);
		expect(await clinic.grace.api.patient.similar({ ...name, ...known })).toEqual({ items: [] });
	});

	it('are not counted', async () => {
		const { api } = clinic.grace;
		const { patients: count, registrations, ages } = await api.patient.statistics();
		const numbers = [
			count,
			...registrations.map((week) => week.patients),
			...ages.flatMap((group) => Object.values(group.patients)),
			...Object.values(await api.mapping.gaps()),
		];
		expect(new Set(numbers)).toEqual(new Set([0]));
		expect(await api.mapping.panels()).toEqual({ items: [], doctors: 0 });
		expect(await api.mapping.workload({ id: own.doctorId })).toEqual({
			patients: 0,
			patientsOfColleagues: 1,
		});
		expect((await clinic.ada.api.patient.statistics()).patients).toBeGreaterThan(0);
	});

	it('are nothing that an administrator sees', async () => {
		const { user, api } = await clinic.signUp('Linus');
		const { id } = await api.patient.create({ givenName: 'Not', familyName: 'Ada’s' });
		const admin = clinic.ada.api;
		expect((await admin.auth.me()).role).toBe('admin');
		const seen = async () =>
			(await admin.patient.list({ status: 'all', limit: 100 })).items.map((patient) => patient.id);
		for (const status of ['active', 'disabled'] as const) {
			await admin.user.update({ id: user.id, status });
			expect(await refusalOf(admin.patient.get({ id }))).toEqual(
				await refusalOf(admin.patient.get({ id: nobody })),
			);
			expect(await seen()).not.toContain(id);
		}
	});

	it('are in nobody else’s activity', async () => {
		const { activity } = clinic.grace.api;
		const filters = [{}, { actorId: clinic.ada.user.id }, { doctorId: own.doctorId }];
		for (const filter of filters) {
			for (const { items } of [
				await activity.list({ limit: 100, ...filter }),
				await activity.export(filter),
			]) {
				expect(new Set(items.map(({ subject }) => subject.type))).toEqual(new Set(['doctor']));
			}
		}
		const ofPatient = { patientId: own.patientId, total: true };
		expect(await activity.list(ofPatient)).toMatchObject({ items: [], total: 0 });
	});

	it('cannot be claimed with a crafted body', async () => {
		for (const extra of [
			{ owner_id: clinic.ada.user.id },
			{ access: 'own' },
			{ id: own.patientId },
		]) {
			expect((await refusalOf(call('patient.create', { givenName: 'X', ...extra }))).code).toBe(
				'validation',
			);
		}
	});

	it('cannot be added to, or be compared with, by somebody to whom nothing is shared', async () => {
		const ownerId = clinic.ada.user.id;
		for (const procedure of ['patient.create', 'patient.similar']) {
			expect(await refusalOf(call(procedure, { givenName: 'X', ownerId }))).toMatchObject({
				code: 'not_found',
				errors: [{ path: 'ownerId' }],
			});
		}
	});

	it('require a session', async () => {
		const anonymous = clinic.anonymous;
		for (const procedure of proceduresOf(appRouter._def.procedures)) {
			if (procedure === 'clinic.get') continue;
			if (procedure.startsWith('auth.') && !['auth.logout', 'auth.me'].includes(procedure))
				continue;
			const refused = await refusalOf(callerOf(anonymous)(procedure, undefined));
			expect(refused.code, procedure).toBe('unauthenticated');
		}
	});
});

describe('row-level security', () => {
	it('hides and protects other users’ rows from a query without an owner condition', async () => {
		const grace = clinic.services.database.as(clinic.grace.session);
		expect(await grace.query((db) => db.select().from(patients))).toEqual([]);
		expect(await grace.query((db) => db.select().from(mappings))).toEqual([]);
		const changed = await grace.query((db) =>
			db
				.update(patients)
				.set({ givenName: 'Mine' })
				.where(eq(patients.id, own.patientId))
				.returning(),
		);
		expect(changed).toEqual([]);
		const planted = grace.query((db) =>
			db.insert(patients).values({
				ownerId: clinic.ada.user.id,
				id: nobody,
				givenName: 'X',
				mrn: 'X',
				sex: 'other',
				allergies: [],
			}),
		);
		await expect(planted).rejects.toMatchObject({
			cause: { message: expect.stringContaining('row-level security') },
		});
	});

	it('shows nobody’s rows outside a session', async () => {
		expect(await clinic.services.database.system.select().from(patients)).toEqual([]);
	});

	it('lets no mapping point at another user’s patient, even past row-level security', async () => {
		const grace = clinic.services.database.as(clinic.grace.session);
		const crossed = grace.query((db) =>
			db.insert(mappings).values({
				ownerId: clinic.grace.user.id,
				id: nobody,
				patientId: own.patientId,
				doctorId: own.doctorId,
				role: 'other',
				startedOn: today(),
				status: 'active',
			}),
		);
		await expect(crossed).rejects.toMatchObject({
			cause: { constraint_name: 'mappings_patient_fkey' },
		});
	});
});
