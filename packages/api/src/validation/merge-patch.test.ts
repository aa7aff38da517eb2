import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const address = {
	line1: '1 Road',
	line2: 'Flat 2',
	city: 'London',
	region: null,
	postalCode: 'N1',
	country: 'GB',
} as const;
const whole = {
	givenName: 'Ada',
	familyName: 'Lovelace',
	sex: 'female',
	allergies: ['dust'],
	notes: 'n',
	address,
} as const;
const create = () => clinic.ada.api.patient.create({ ...whole, allergies: [...whole.allergies] });

describe('a merge patch', () => {
	it('of nothing changes nothing', async () => {
		const patient = await create();
		expect(await clinic.ada.api.patient.update({ id: patient.id })).toMatchObject({
			...whole,
			mrn: patient.mrn,
		});
	});

	it('leaves what is absent and clears what is null', async () => {
		const { api } = clinic.ada;
		const { id, mrn } = await create();
		const patient = await api.patient.update({
			id,
			familyName: null,
			allergies: null,
			sex: null,
			notes: 'm',
		});
		expect(patient).toMatchObject({
			givenName: 'Ada',
			familyName: null,
			allergies: [],
			sex: 'unknown',
			notes: 'm',
			address,
			mrn,
			version: 2,
		});
	});

	it('goes into objects', async () => {
		const { api } = clinic.ada;
		const { id } = await create();
		expect(
			(await api.patient.update({ id, address: { city: 'Leeds', line2: null } })).address,
		).toEqual({ ...address, city: 'Leeds', line2: null });
		expect((await api.patient.update({ id, address: null })).address).toBeNull();
		expect((await api.patient.update({ id, address: { city: 'Leeds' } })).address).toEqual({
			...{ line1: null, line2: null, city: 'Leeds', region: null, postalCode: null, country: null },
		});
		// What has no part left is no address.
		expect((await api.patient.update({ id, address: { city: null } })).address).toBeNull();
		expect(
			(await api.patient.update({ id, emergencyContact: { relationship: 'mother' } }))
				.emergencyContact,
		).toEqual({ name: null, relationship: 'mother', phone: null });
		expect(
			(await api.patient.update({ id, emergencyContact: { relationship: null } })).emergencyContact,
		).toBeNull();
	});

	it('is refused for a stale version, and then changes nothing', async () => {
		const { api } = clinic.ada;
		const { id } = await create();
		await api.patient.update({ id, notes: 'two', expectedVersion: 1 });
		expect(
			(await refusalOf(api.patient.update({ id, notes: 'three', expectedVersion: 1 }))).code,
		).toBe('precondition_failed');
		expect((await api.patient.get({ id })).notes).toBe('two');
	});

	it('of different fields at once loses neither', async () => {
		const { api } = clinic.ada;
		const { id } = await create();
		await Promise.all([
			api.patient.update({ id, notes: 'one' }),
			api.patient.update({ id, phone: '+442079460000' }),
			api.patient.update({ id, address: { city: 'York' } }),
		]);
		expect(await api.patient.get({ id })).toMatchObject({
			notes: 'one',
			phone: '+442079460000',
			address: { city: 'York' },
			version: 4,
		});
	});

	it('changes doctors and assignments too', async () => {
		const { api } = clinic.ada;
		const { id: patientId } = await create();
		const doctor = await api.doctor.create({
			givenName: 'D',
			specialty: 'other',
			licenseNumber: 'L-1',
		});
		expect(
			await api.doctor.update({ id: doctor.id, licenseNumber: null, acceptingPatients: false }),
		).toMatchObject({
			givenName: 'D',
			licenseNumber: null,
			acceptingPatients: false,
		});
		const { id } = await api.mapping.create({
			patientId,
			doctorId: doctor.id,
			reason: 'r',
			startedOn: '2020-01-01',
		});
		expect(await api.mapping.update({ id, isPrimary: true, reason: null })).toMatchObject({
			isPrimary: true,
			reason: null,
			startedOn: '2020-01-01',
			doctorId: doctor.id,
		});
		expect(await api.mapping.update({ id, endedOn: '2021-01-01' })).toMatchObject({
			status: 'ended',
			isPrimary: true,
		});
		expect(await api.mapping.update({ id, endedOn: null })).toMatchObject({ status: 'active' });
		expect(
			(await refusalOf(api.mapping.update({ id, endedOn: '2019-01-01' }))).errors?.[0]?.path,
		).toBe('endedOn');
	});

	it.each([
		['phone', '+12'],
		['email', 'nobody'],
		['date_of_birth', '1850-01-01'],
		['mrn', '#1'],
		['family_name', 'zero\u200bwidth\u202e'],
		['notes', 'a\u0007b'],
		['allergies', '{""}'],
	])(
		'of other fields keeps an old %s that is invalid now, and reports no error for it',
		async (column, value) => {
			const { api } = clinic.ada;
			const { id } = await create();
			await write('patients', id, { [column]: value });
			const before = await api.patient.get({ id });
			const wrong = { id, givenName: '', emergencyContact: { phone: '12' } };
			const { errors } = await refusalOf(api.patient.update(wrong));
			expect(errors?.map(({ path }) => path)).toEqual(['givenName', 'emergencyContact.phone']);
			const after = await api.patient.update({ id, givenName: 'Augusta' });
			expect(after).toEqual({
				...before,
				givenName: 'Augusta',
				version: before.version + 1,
				updatedAt: after.updatedAt,
			});
		},
	);

	it.each([
		['update', {}, ['reason', 'endedOn']],
		['update', { startedOn: '0002-01-01' }, ['reason', 'startedOn', 'endedOn']],
		['replace', {}, ['reason', 'endedOn']],
		['replace', { startedOn: '0002-01-01' }, ['reason', 'startedOn', 'endedOn']],
	] as const)(
		'%s of an assignment with %j keeps an old day and validates new ones',
		async (verb, days, paths) => {
			const { api } = clinic.ada;
			const [patient, doctor] = await Promise.all([
				create(),
				api.doctor.create({ givenName: 'D', specialty: 'other' }),
			]);
			const [patientId, doctorId] = [patient.id, doctor.id];
			const { id } = await api.mapping.create({ patientId, doctorId });
			await write('mappings', id, { started_on: '0001-01-01' });
			const input = { id, doctorId, reason: 'bell\u0007', endedOn: '9000-01-01', ...days };
			const { errors } = await refusalOf(api.mapping[verb](input));
			expect(errors?.map(({ path }) => path)).toEqual(paths);
		},
	);

	/** Writes what no request could. */
	function write(table: 'patients' | 'mappings', id: string, values: Record<string, string>) {
		return withConnection(clinic.target, (sql) =>
			sql.begin(async (transaction) => {
				await transaction`select set_config('app.user_id', ${clinic.ada.user.id}, true), set_config('app.owner_id', ${clinic.ada.user.id}, true)`;
				await transaction`update ${transaction(table)} set ${transaction(values)} where id = ${id}`;
			}),
		);
	}
});
