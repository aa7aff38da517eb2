import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, callerOf, openClinic, refusalOf } from '../testing/clinic.ts';
import {
	createReachableRecords,
	neverWas,
	type ReachableRecords,
	reaches,
} from '../testing/reaches.ts';

// Every procedure that takes an id, called by somebody whom the owner lets in: before the share, with it, and after it.

/** What a procedure needs; `nothing` where no share opens it. */
const needs: Record<string, 'read' | 'write' | 'own' | 'nothing'> = {
	'auth.endSession': 'nothing',
	'auth.deleteToken': 'nothing',
	'auth.updatePasskey': 'nothing',
	'auth.deletePasskey': 'nothing',
	'patient.get': 'read',
	'patient.update': 'write',
	'patient.replace': 'write',
	'patient.archive': 'own',
	'patient.restore': 'own',
	'patient.history': 'read',
	'patient.activity': 'read',
	'patient.accesses': 'own',
	'mapping.listForPatient': 'read',
	'mapping.create': 'write',
	'mapping.get': 'read',
	'mapping.update': 'write',
	'mapping.replace': 'write',
	'mapping.end': 'write',
	'mapping.restore': 'write',
	'mapping.history': 'read',
	'mapping.handOver': 'own',
	'mapping.undoHandOver': 'nothing',
	'share.create': 'own',
	'share.update': 'nothing',
	'share.end': 'nothing',
	'transfer.create': 'own',
	'transfer.undo': 'nothing',
};

let clinic: Clinic;
let own: ReachableRecords;

beforeAll(async () => {
	clinic = await openClinic();
	own = await createReachableRecords(clinic);
});
afterAll(() => clinic.close());

/** Ada's records, as she sees them. */
const everythingOfAda = async () => ({
	patients: (await clinic.ada.api.patient.list({ status: 'all' })).items,
	mappings: (await clinic.ada.api.mapping.list({ status: 'all' })).items,
	shares: (await clinic.ada.api.share.list({})).items,
});

it('knows what each of these procedures needs', () => {
	expect(Object.keys(needs).sort()).toEqual(Object.keys(reaches).sort());
});

describe.each([
	['Rita', 'read', 'one'],
	['Rob', 'read', 'all'],
	['Wanda', 'write', 'one'],
	['Will', 'write', 'all'],
] as const)('%s, who may %s %s', (name, level, extent) => {
	let call: (procedure: string, input: unknown) => Promise<unknown>;
	let userId: string;
	let shareId: string;

	beforeAll(async () => {
		const { api, user } = await clinic.signUp(name);
		[call, userId] = [callerOf(api), user.id];
	});

	async function expectOutOfReach() {
		const before = await everythingOfAda();
		for (const [procedure, input] of Object.entries(reaches)) {
			const theirs = await refusalOf(call(procedure, input(own)));
			expect(theirs.code, procedure).toBe('not_found');
			expect(theirs, procedure).toEqual(await refusalOf(call(procedure, input(neverWas(own)))));
		}
		for (const scope of ['own', 'shared', 'all'] as const) {
			expect(await call('patient.list', { scope, status: 'all' })).toMatchObject({ items: [] });
		}
		const { patientId } = own;
		expect(await call('mapping.list', { patientId })).toMatchObject({ items: [] });
		expect(await everythingOfAda()).toEqual(before);
	}

	it('reaches nothing before the share', expectOutOfReach);

	it('reaches what the share allows', async () => {
		const patientId = extent === 'one' ? own.patientId : null;
		shareId = (await clinic.ada.api.share.create({ userId, patientId, level })).id;
		for (const [procedure, input] of Object.entries(reaches)) {
			const need = needs[procedure];
			const before = await everythingOfAda();
			const outcome = await refusalOf(call(procedure, input(own))).catch(() => ({ code: 'done' }));
			const isAllowed = need === 'read' || (need === 'write' && level === 'write');
			if (need === 'nothing') expect(outcome.code, procedure).toBe('not_found');
			else if (!isAllowed) expect(outcome.code, procedure).toBe('forbidden');
			// The doctor whom the first of them has assigned is assigned already for the next.
			else expect(['done', 'already_assigned'], procedure).toContain(outcome.code);
			if (need !== 'write' || !isAllowed)
				expect(await everythingOfAda(), procedure).toEqual(before);
		}
		// Another patient than the shared one stays as it was.
		const { handedOver } = Object.fromEntries(
			(await clinic.ada.api.patient.list({})).items.map(({ givenName, id }) => [
				givenName === 'Handed' ? 'handedOver' : 'shared',
				id,
			]),
		);
		const other = call('patient.get', { id: handedOver });
		if (extent === 'all') expect(await other).toMatchObject({ access: level });
		else expect((await refusalOf(other)).code).toBe('not_found');
	});

	it('reaches nothing after the share', async () => {
		await clinic.ada.api.share.end({ id: shareId });
		await expectOutOfReach();
	});
});
