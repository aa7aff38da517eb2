import type { TwoFactorRequirement } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { procedures } from './procedures.ts';
import { type Clinic, contextOf, openClinic, refusalOf, signedInAs } from './testing/clinic.ts';
import { withApps } from './testing/two-factor.ts';

let clinic: Clinic;
let apps: ReturnType<typeof withApps>;
beforeAll(async () => {
	clinic = await openClinic();
	apps = withApps(clinic);
});
afterAll(() => clinic.close());

const requiring = (requireTwoFactor: TwoFactorRequirement) => {
	const { settings } = clinic.services;
	return { ...clinic.services, settings: { ...settings, requireTwoFactor } };
};
type Member = Pick<Clinic['ada'], 'session'>;
const as = (requirement: TwoFactorRequirement, { session }: Member) =>
	signedInAs(requiring(requirement), session);
const listing = (requirement: TwoFactorRequirement, member: Member) =>
	as(requirement, member)
		.patient.list({})
		.then(
			() => 'ok',
			async (error) => (await refusalOf(Promise.reject(error))).code,
		);

describe('a second factor that is required', () => {
	it('is asked of administrators or everybody, as is set', async () => {
		const outcomes: string[] = [];
		for (const requirement of ['off', 'admins', 'everyone'] as const) {
			for (const member of [clinic.ada, clinic.grace])
				outcomes.push(await listing(requirement, member));
		}
		const refused = 'two_factor_required';
		expect(outcomes).toEqual(['ok', 'ok', refused, 'ok', refused, refused]);
	});

	it('leaves nothing but its set-up to who has none', async () => {
		const ctx = contextOf(requiring('everyone'), clinic.grace.session);
		const open: string[] = [];
		for (const [name, procedure] of procedures) {
			if (!procedure.meta?.signedIn) continue;
			// Who is let in gets an answer, or a refusal of the input.
			const call = procedure.call(ctx, () => ({ x: 1 }));
			const outcome = await call.then(
				() => 'ok',
				async (error) => (await refusalOf(Promise.reject(error))).code,
			);
			if (outcome !== 'two_factor_required') open.push(name);
		}
		expect(open.toSorted()).toEqual([
			'auth.beginPasskey',
			'auth.beginTotp',
			'auth.confirmTotp',
			'auth.createPasskey',
			'auth.logout',
			'auth.me',
			'auth.twoFactor',
		]);
	});

	it('is there once it is set up, until it is gone again', async () => {
		const member = await clinic.signUp('Required');
		const { session, user } = member;
		expect(await listing('everyone', { session })).toBe('two_factor_required');
		await apps.setUp({ ...member, api: as('everyone', { session }) });
		expect(await listing('everyone', { session })).toBe('ok');
		await clinic.ada.api.user.removeTwoFactor({ id: user.id });
		expect(await listing('everyone', { session })).toBe('two_factor_required');
		// Another role counts from the next request on.
		expect(await listing('admins', { session })).toBe('ok');
		await clinic.ada.api.user.update({ id: user.id, role: 'admin' });
		expect(await listing('admins', { session })).toBe('two_factor_required');
		await as('everyone', { session }).auth.logout();
	});
});
