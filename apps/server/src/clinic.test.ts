import { clinicSettings, dayIn, setClinicSettings } from '@hms/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openServer, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer({ TIME_ZONE: 'Pacific/Auckland', COUNTRY: 'nz' });
});
afterAll(() => server.close());

const settled = clinicSettings();
afterEach(() =>
	setClinicSettings({ timeZone: 'Pacific/Auckland', country: 'NZ', now: () => Date.now() }),
);
afterAll(() => setClinicSettings(settled));

const at = (moment: string, timeZone: string) =>
	setClinicSettings({ timeZone, country: null, now: () => Date.parse(moment) });

describe('the settings of the clinic', () => {
	it('are public, with the clinic’s today', async () => {
		for (const { send } of [server, server.ada]) {
			const { status, body } = await send('GET', '/api/clinic');
			expect(status).toBe(200);
			expect(body).toEqual({
				timeZone: 'Pacific/Auckland',
				country: 'NZ',
				name: null,
				...{ language: 'en-GB', dateOrder: 'dmy', timeFormat: '12h', paperSize: 'A4' },
				today: dayIn('Pacific/Auckland', Date.parse(body.now)),
				now: expect.any(String),
				emergencyAccess: 'admins',
				version: 1,
				updatedAt: expect.any(String),
			});
		}
	});

	it.each([
		['2026-11-29T10:59:59.999Z', 'Pacific/Auckland', '2026-11-29'],
		['2026-11-29T11:00:00.000Z', 'Pacific/Auckland', '2026-11-30'],
		['2026-11-29T11:00:00.000Z', 'UTC', '2026-11-29'],
		['2026-12-01T07:30:00.000Z', 'America/Los_Angeles', '2026-11-30'],
		['2026-11-29T10:00:00.000Z', 'Pacific/Kiritimati', '2026-11-30'],
		['2026-11-29T18:30:00.000Z', 'Asia/Kolkata', '2026-11-30'],
	])('at %s in %s has %s as its day', async (now, timeZone, today) => {
		at(now, timeZone);
		expect((await server.send('GET', '/api/clinic')).body).toMatchObject({
			timeZone,
			country: null,
			today,
			now,
		});
	});

	it('takes nothing', async () => {
		expect(await problemOf(server.send('GET', '/api/clinic?timeZone=UTC'))).toMatchObject({
			status: 400,
		});
	});

	it('that were changed in one process hold in every other one', async () => {
		const { ada, target } = server;
		const known = { target, drop: async () => undefined };
		const other = await openServer({ TIME_ZONE: 'Pacific/Auckland' }, { known });
		const nameThere = async () => {
			const input = encodeURIComponent(JSON.stringify({}));
			const { body } = await other.send('GET', `/api/trpc/auth.options?input=${input}`);
			return body.result.data.clinicName;
		};
		expect(await nameThere()).toBeNull();
		const name = 'Spring Gardens';
		expect((await ada.send('PUT', '/api/clinic', { name })).body).toMatchObject({ name });
		await expect.poll(nameThere).toBe(name);
		await other.close();
	});
});
