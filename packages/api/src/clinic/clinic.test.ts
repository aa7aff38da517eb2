import {
	addDays,
	clinicSettings,
	dayIn,
	type ReplaceClinicInput,
	setClinicSettings,
	today,
} from '@hms/contracts';
import { clinicTable } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

const settled = clinicSettings();
let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(async () => {
	await clinic.close();
	setClinicSettings(settled);
});

const chosen: ReplaceClinicInput = {
	...{ name: 'Spring Gardens', timeZone: 'Pacific/Kiritimati', country: 'NZ' },
	...{ language: 'en-US', dateOrder: 'ymd', timeFormat: '12h', paperSize: 'Letter' },
};

describe('the clinic’s settings', () => {
	it('are set by an administrator, hold at once, and go back to their defaults', async () => {
		const { ada, grace } = clinic;
		const { version } = await grace.api.clinic.get();
		const set = await ada.api.clinic.replace(chosen);
		expect(set).toMatchObject({ ...chosen, version: version + 1 });
		expect(set.today).toBe(dayIn('Pacific/Kiritimati', Date.parse(set.now)));
		expect(today()).toBe(set.today);
		expect(await grace.api.clinic.get()).toMatchObject(chosen);
		expect((await clinic.anonymous.auth.options()).clinicName).toBe('Spring Gardens');
		const { items } = await ada.api.securityEvent.list({ kind: 'clinic_changed' });
		expect(items[0]).toMatchObject({
			actor: { name: 'Ada' },
			detail: `name, timeZone ${settled.timeZone} → Pacific/Kiritimati, country null → NZ, language en-GB → en-US, dateOrder dmy → ymd, timeFormat 24h → 12h, paperSize A4 → Letter`,
		});

		expect(await ada.api.clinic.replace({ country: 'US' })).toMatchObject({
			...{ name: null, timeZone: settled.timeZone, country: 'US' },
			...{ language: 'en-US', dateOrder: 'mdy', timeFormat: '12h', paperSize: 'Letter' },
		});
		expect(await ada.api.clinic.replace({})).toMatchObject({ country: null, dateOrder: 'dmy' });
	});

	it('are not written over a newer version', async () => {
		const { api } = clinic.ada;
		const { version } = await api.clinic.get();
		const both = await Promise.allSettled(
			['One', 'Two'].map((name) => api.clinic.replace({ name, expectedVersion: version })),
		);
		expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await refusalOf(api.clinic.replace({ expectedVersion: version }))).toMatchObject({
			code: 'precondition_failed',
		});
		expect(await refusalOf(api.clinic.replace({ emergencyAccess: 'everyone' }))).toMatchObject({
			code: 'validation',
		});
	});

	it('are changed by nobody else, whatever way', async () => {
		const { ada, grace, services } = clinic;
		expect((await refusalOf(grace.api.clinic.replace(chosen))).code).toBe('forbidden');
		expect((await refusalOf(clinic.anonymous.clinic.replace(chosen))).code).toBe('unauthenticated');
		const changed = await services.database
			.as(grace.session)
			.query((db) => db.update(clinicTable).set({ name: 'Mine' }).returning());
		expect(changed).toEqual([]);
		for (const statement of [
			'delete from clinic_settings',
			'insert into clinic_settings (id) values (false)',
		]) {
			const attempt = services.database.as(ada.session).query((db) => db.execute(statement));
			await expect(attempt).rejects.toThrow();
		}
	});

	it('with another time zone, end shares and tokens when their last day ends there', async () => {
		const { ada, grace, target } = clinic;
		const until = addDays(today(), 3);
		await grace.api.share.create({ userId: ada.user.id, level: 'read', until });
		const { id } = await grace.api.auth.createToken({
			...{ name: 'Board', scope: 'read', expiresOn: until },
		});
		const endsIn = async (timeZone: string) => {
			await ada.api.clinic.replace({ timeZone });
			return withConnection(target, async (owner) => [
				...(await owner`select ends_at as at from shares where until = ${until}`),
				...(await owner`select expires_at as at from personal_tokens where id = ${id}`),
			]);
		};
		const early = { at: `${until} 10:00:00+00` };
		expect(await endsIn('Pacific/Kiritimati')).toEqual([early, early]);
		const late = { at: `${addDays(until, 1)} 11:00:00+00` };
		expect(await endsIn('Pacific/Pago_Pago')).toEqual([late, late]);
		await ada.api.clinic.replace({});
	});
});

describe('the first account', () => {
	it.each([
		['de-DE,de;q=0.9,en;q=0.8', { country: 'DE', dateOrder: 'dmy', paperSize: 'A4' }],
		['en-US', { country: 'US', language: 'en-US', dateOrder: 'mdy', timeFormat: '12h' }],
		['*', { country: null, language: 'en-GB', dateOrder: 'dmy' }],
		['x_y; drop', { country: null, language: 'en-GB', dateOrder: 'dmy' }],
	])('suggests formats by its browser’s %s', async (acceptLanguage, formats) => {
		const other = await openClinic({}, undefined, acceptLanguage);
		expect(await other.anonymous.clinic.get()).toMatchObject(formats);
		await other.ada.api.clinic.replace({ dateOrder: 'ymd' });
		await other.signUp('Third');
		expect(await other.anonymous.clinic.get()).toMatchObject({ country: null, dateOrder: 'ymd' });
		await other.close();
	});
});
