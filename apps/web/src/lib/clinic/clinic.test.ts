import { clinic, clinicSettings, setClinicSettings, today } from '@hms/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyClinic, clinicState, clockOffset, refreshClinicState } from './clinic.ts';

const machine = clinicSettings();
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	setClinicSettings(machine);
});

const answerOf = (now: string, timeZone: string) =>
	clinic.parse({
		...{ name: null, timeZone, country: null },
		...{ language: 'en-GB', dateOrder: 'dmy', timeFormat: '24h', paperSize: 'A4' },
		...{ today: '2026-11-30', emergencyAccess: 'off', now, version: 1, updatedAt: now },
	});

describe('the date in a browser that has the clinic’s settings', () => {
	it.each([
		// The browser's clock, the server's clock, the clinic's time zone, and the date there.
		['2026-11-29T20:00:00.000Z', '2026-11-29T20:00:00.000Z', 'Pacific/Auckland', '2026-11-30'],
		['2026-11-29T20:00:00.000Z', '2026-11-29T20:00:00.000Z', 'UTC', '2026-11-29'],
		['2026-12-01T05:00:00.000Z', '2026-12-01T05:00:00.000Z', 'America/Los_Angeles', '2026-11-30'],
		['2026-11-29T18:45:00.000Z', '2026-11-29T18:45:00.000Z', 'Asia/Kolkata', '2026-11-30'],
		['2026-11-29T11:00:00.000Z', '2026-11-29T11:00:00.000Z', 'Pacific/Kiritimati', '2026-11-30'],
		// The browser's clock is set to the local time of another zone, or to another year.
		['2026-11-30T09:00:00.000Z', '2026-11-29T20:00:00.000Z', 'UTC', '2026-11-29'],
		['2026-11-29T09:00:00.000Z', '2026-11-30T20:00:00.000Z', 'UTC', '2026-11-30'],
		['2019-01-01T00:00:00.000Z', '2026-11-30T20:00:00.000Z', 'UTC', '2026-11-30'],
	])(
		'is right with the browser’s clock at %s and the server’s at %s, in %s: %s',
		(browser, server, zone, date) => {
			vi.useFakeTimers({ now: Date.parse(browser), toFake: ['Date'] });
			applyClinic(answerOf(server, zone), Date.now(), Date.now());
			expect(today()).toBe(date);
		},
	);

	it('changes as time passes', () => {
		vi.useFakeTimers({ now: Date.parse('2020-01-01T00:00:00Z'), toFake: ['Date'] });
		applyClinic(answerOf('2026-11-29T10:59:59.000Z', 'Pacific/Auckland'), Date.now(), Date.now());
		expect(today()).toBe('2026-11-29');
		vi.setSystemTime(Date.now() + 1000);
		expect(today()).toBe('2026-11-30');
	});

	it('is that of the browser’s own zone where the browser does not know the clinic’s', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T20:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'Pacific/Auckland');
		applyClinic(
			answerOf('2026-11-29T20:00:00.000Z', 'Pacific/New_Atlantis'),
			Date.now(),
			Date.now(),
		);
		expect(today()).toBe('2026-11-30');
	});
});

describe('the clock of a device', () => {
	it.each([
		// The device's zone, the clinic's, and how their clocks differ, at 20:00 UTC on a day in November.
		['Europe/Berlin', 'Europe/Berlin', null],
		['Europe/London', 'UTC', null],
		['Asia/Kolkata', 'Asia/Calcutta', null],
		['Europe/London', 'Europe/Berlin', 'other time'],
		['Asia/Kolkata', 'Asia/Kathmandu', 'other time'],
		['UTC', 'Pacific/Auckland', 'other date'],
		['Pacific/Auckland', 'UTC', 'other date'],
		['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'other date'],
	])('in %s differs from a clinic in %s: %s', (deviceZone, clinicZone, difference) => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T20:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', deviceZone);
		applyClinic(answerOf('2026-11-29T20:00:00.000Z', clinicZone), Date.now(), Date.now());
		expect(clinicState().deviceClock).toBe(difference);
	});

	it('is compared by the local time that it shows, whatever its time zone', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T21:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'UTC');
		applyClinic(answerOf('2026-11-29T20:00:00.000Z', 'Europe/Berlin'), Date.now(), Date.now());
		expect(clinicState().deviceClock).toBeNull();
	});

	it('changes the state at midnight, and not before', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T22:59:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'Europe/Berlin');
		applyClinic(answerOf('2026-11-29T22:59:00.000Z', 'Europe/Berlin'), Date.now(), Date.now());
		const evening = clinicState();
		vi.setSystemTime('2026-11-29T22:59:59Z');
		refreshClinicState();
		expect(clinicState()).toBe(evening);
		vi.setSystemTime('2026-11-29T23:00:00Z');
		refreshClinicState();
		expect(clinicState()).toEqual({ ...evening, today: '2026-11-30' });
	});
});

describe('the offset of the server’s clock', () => {
	it.each([
		// The server's time is 500; then sent, received, and the offset.
		['is zero where its time lies between sending and receiving', 400, 700, 0],
		['is zero for an answer that waited while the machine slept', 400, 9_000_000, 0],
		['is positive where it is ahead', 100, 200, 300],
		['is negative where it is behind', 900, 1000, -400],
	])('%s', (_, sentAt, receivedAt, offset) => {
		expect(clockOffset(500, sentAt, receivedAt)).toBe(offset);
	});
});
