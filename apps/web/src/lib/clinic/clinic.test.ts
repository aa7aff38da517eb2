import { clinic, clinicSettings, setClinicSettings, today } from '@hms/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyClinic, clinicState, clockOffset, refreshClinicState } from './clinic.ts';

const machine = clinicSettings();
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	setClinicSettings(machine);
});

const told = (now: string, timeZone: string) =>
	clinic.parse({ timeZone, country: null, today: '2026-11-30', now });

describe('the day in a browser that was told of the clinic', () => {
	it.each([
		// By the browser's clock it is the moment on the left; by the server's, the one beside it.
		['2026-11-29T20:00:00.000Z', '2026-11-29T20:00:00.000Z', 'Pacific/Auckland', '2026-11-30'],
		['2026-11-29T20:00:00.000Z', '2026-11-29T20:00:00.000Z', 'UTC', '2026-11-29'],
		['2026-12-01T05:00:00.000Z', '2026-12-01T05:00:00.000Z', 'America/Los_Angeles', '2026-11-30'],
		['2026-11-29T18:45:00.000Z', '2026-11-29T18:45:00.000Z', 'Asia/Kolkata', '2026-11-30'],
		['2026-11-29T11:00:00.000Z', '2026-11-29T11:00:00.000Z', 'Pacific/Kiritimati', '2026-11-30'],
		// Somebody set the clock to the hour on the wall, and left the zone as it was; or to another year.
		['2026-11-30T09:00:00.000Z', '2026-11-29T20:00:00.000Z', 'UTC', '2026-11-29'],
		['2026-11-29T09:00:00.000Z', '2026-11-30T20:00:00.000Z', 'UTC', '2026-11-30'],
		['2019-01-01T00:00:00.000Z', '2026-11-30T20:00:00.000Z', 'UTC', '2026-11-30'],
	])('whose clock says %s where the server’s says %s, in %s, is %s', (own, server, zone, day) => {
		vi.useFakeTimers({ now: Date.parse(own), toFake: ['Date'] });
		applyClinic(told(server, zone), Date.now(), Date.now());
		expect(today()).toBe(day);
	});

	it('goes on from there', () => {
		vi.useFakeTimers({ now: Date.parse('2020-01-01T00:00:00Z'), toFake: ['Date'] });
		applyClinic(told('2026-11-29T10:59:59.000Z', 'Pacific/Auckland'), Date.now(), Date.now());
		expect(today()).toBe('2026-11-29');
		vi.setSystemTime(Date.now() + 1000);
		expect(today()).toBe('2026-11-30');
	});

	it('is its own zone’s where it does not know the clinic’s yet', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T20:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'Pacific/Auckland');
		applyClinic(told('2026-11-29T20:00:00.000Z', 'Pacific/New_Atlantis'), Date.now(), Date.now());
		expect(today()).toBe('2026-11-30');
	});
});

describe('a browser', () => {
	it.each([
		// Its zone, the clinic's, and how their clocks differ, at 20:00 UTC on a day in November.
		['Europe/Berlin', 'Europe/Berlin', null],
		['Europe/London', 'UTC', null],
		['Asia/Kolkata', 'Asia/Calcutta', null],
		['Europe/London', 'Europe/Berlin', 'at another time'],
		['Asia/Kolkata', 'Asia/Kathmandu', 'at another time'],
		['UTC', 'Pacific/Auckland', 'on another day'],
		['Pacific/Auckland', 'UTC', 'on another day'],
		['Pacific/Pago_Pago', 'Pacific/Kiritimati', 'on another day'],
	])('in %s is, by a clinic in %s, elsewhere: %s', (own, clinicZone, elsewhere) => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T20:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', own);
		applyClinic(told('2026-11-29T20:00:00.000Z', clinicZone), Date.now(), Date.now());
		expect(clinicState().elsewhere).toBe(elsewhere);
	});

	it('is where its clock on the wall says, whatever zone it takes that for', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T21:00:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'UTC');
		applyClinic(told('2026-11-29T20:00:00.000Z', 'Europe/Berlin'), Date.now(), Date.now());
		expect(clinicState().elsewhere).toBeNull();
	});

	it('notices that the day is over, and nothing else until then', () => {
		vi.useFakeTimers({ now: Date.parse('2026-11-29T22:59:00Z'), toFake: ['Date'] });
		vi.stubEnv('TZ', 'Europe/Berlin');
		applyClinic(told('2026-11-29T22:59:00.000Z', 'Europe/Berlin'), Date.now(), Date.now());
		const evening = clinicState();
		vi.setSystemTime('2026-11-29T22:59:59Z');
		refreshClinicState();
		expect(clinicState()).toBe(evening);
		vi.setSystemTime('2026-11-29T23:00:00Z');
		refreshClinicState();
		expect(clinicState()).toEqual({ ...evening, today: '2026-11-30' });
	});
});

describe('the server’s clock', () => {
	it.each([
		// Told at 500; asked and heard; then how far it is ahead.
		['agrees where it lies between the two', 400, 700, 0],
		['agrees with an answer that lay about while the machine slept', 400, 9_000_000, 0],
		['is ahead', 100, 200, 300],
		['is behind', 900, 1000, -400],
	])('%s', (_, asked, heard, ahead) => {
		expect(clockOffset(500, asked, heard)).toBe(ahead);
	});
});
