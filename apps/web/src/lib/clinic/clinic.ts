'use client';

import {
	type Clinic,
	type CountryCode,
	clinicSettings,
	isTimeZone,
	machineTimeZone,
	type PlainDate,
	setClinicSettings,
	today,
	wallTime,
} from '@hms/contracts';
import { createContext, useSyncExternalStore } from 'react';
import { createSubscribers } from '../ui/subscribers.ts';

/** The clinic's settings and date, as the screens use them. */
export interface ClinicState {
	/** Days begin and end in this time zone, and times are shown in it. The browser's own until the server has answered. */
	timeZone: string;
	/** Phone numbers without a country code belong to this country. Null if it is not set. */
	country: CountryCode | null;
	/** The current date in the clinic. */
	today: PlainDate;
	/** Whether the clock of this device shows another time, or even another date, than the clinic's; null if neither. */
	deviceClock: null | 'other time' | 'other date';
}

/** Clocks that differ by less than this count as equal; neighbouring time zones are at least 15 minutes apart. */
const toleranceMs = 5 * 60 * 1000;

/** The local time of this device as `wallTime` represents it for other time zones, in milliseconds. */
const deviceWallTime = () => Date.now() - new Date().getTimezoneOffset() * 60_000;

const dateOfWallTime = (wall: number) => new Date(wall).toISOString().slice(0, 10);

function compareDeviceClock(): ClinicState['deviceClock'] {
	const { timeZone, now } = clinicSettings();
	const [device, clinic] = [deviceWallTime(), wallTime(timeZone, now())];
	if (Math.abs(device - clinic) < toleranceMs) return null;
	return dateOfWallTime(device) === dateOfWallTime(clinic) ? 'other time' : 'other date';
}

let state: ClinicState | undefined;
const subscribers = createSubscribers();

function readState(): ClinicState {
	const { timeZone, country } = clinicSettings();
	return { timeZone, country, today: today(), deviceClock: compareDeviceClock() };
}

/** The current state; the same object until something in it changes. */
export function clinicState(): ClinicState {
	state ??= readState();
	return state;
}

const fields = ['timeZone', 'country', 'today', 'deviceClock'] as const;

/** Reads the state again and re-renders what depends on it, if it has changed: the date does so at midnight. */
export function refreshClinicState(): void {
	const next = readState();
	const before = clinicState();
	if (fields.every((field) => next[field] === before[field])) return;
	state = next;
	subscribers.notify();
}

/**
 * How far the server's clock is ahead of this browser's, in milliseconds: the smallest offset that fits the three times.
 * @param serverTime the server's clock as it answered, at some time between the other two
 * @param sentAt when the request was sent, by the browser's clock
 * @param receivedAt when the answer arrived, by the browser's clock
 */
export function clockOffset(serverTime: number, sentAt: number, receivedAt: number): number {
	if (serverTime > receivedAt) return serverTime - receivedAt;
	return Math.min(serverTime - sentAt, 0);
}

/**
 * Applies the clinic's time zone, country and clock as the server sent them.
 * @param sentAt when the request was sent, by this browser's clock, in milliseconds since 1970
 * @param receivedAt when the answer arrived, likewise
 */
export function applyClinic(clinic: Clinic, sentAt: number, receivedAt: number): void {
	const offset = clockOffset(Date.parse(clinic.now), sentAt, receivedAt);
	setClinicSettings({
		// A browser may be too old to know the zone; its own is the most likely substitute.
		timeZone: isTimeZone(clinic.timeZone) ? clinic.timeZone : machineTimeZone(),
		country: clinic.country,
		now: () => Date.now() + offset,
	});
	refreshClinicState();
}

/** The clinic's time zone, country and date; re-renders when one of them changes. */
export const useClinic = (): ClinicState =>
	useSyncExternalStore(subscribers.subscribe, clinicState, clinicState);

/**
 * Resolves when the clinic's settings are loaded, for rules that depend on its date; rejects if the server cannot be
 * reached.
 */
export const ClinicReadyContext = createContext<() => Promise<unknown>>(() => Promise.resolve());
