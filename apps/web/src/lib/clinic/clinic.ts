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

/** What a screen goes by. */
export interface ClinicState {
	/** The clinic's days begin and end by it, and times are written in it. The browser's own until the server has told. */
	timeZone: string;
	/** Whose telephone numbers are written without a country code. Null: not settled, then the reader's locale says. */
	country: CountryCode | null;
	/** The day that it is in the clinic. */
	today: PlainDate;
	/** Whether the clock of this device shows another time than those in the clinic, or even another day. */
	elsewhere: null | 'at another time' | 'on another day';
}

/** Clocks of one place may differ by so much, in milliseconds; the nearest time zones are a quarter of an hour apart. */
const tolerance = 5 * 60 * 1000;

/** What the clock on the wall shows here, in milliseconds, as `wallTime` has it of another place. */
const ownWallTime = () => Date.now() - new Date().getTimezoneOffset() * 60_000;

const dayOfWall = (wall: number) => new Date(wall).toISOString().slice(0, 10);

function clockDifference(): ClinicState['elsewhere'] {
	const { timeZone, now } = clinicSettings();
	const [own, theirs] = [ownWallTime(), wallTime(timeZone, now())];
	if (Math.abs(own - theirs) < tolerance) return null;
	return dayOfWall(own) === dayOfWall(theirs) ? 'at another time' : 'on another day';
}

let known: ClinicState | undefined;
const subscribers = createSubscribers();

function look(): ClinicState {
	const { timeZone, country } = clinicSettings();
	return { timeZone, country, today: today(), elsewhere: clockDifference() };
}

/** What holds now: the same object for as long as nothing in it has changed. */
export function clinicState(): ClinicState {
	known ??= look();
	return known;
}

const names = ['timeZone', 'country', 'today', 'elsewhere'] as const;

/** Looks again: what shows the clinic's day, or a time in it, is drawn anew where that has changed. */
export function refreshClinicState(): void {
	const now = look();
	const before = clinicState();
	const isSame = names.every((name) => now[name] === before[name]);
	if (isSame) return;
	known = now;
	subscribers.tell();
}

/**
 * How far the server's clock is ahead of this browser's, in milliseconds: as little as agrees with what was seen.
 * @param told what the server's clock said, at some time between the two others
 */
export function clockOffset(told: number, asked: number, heard: number): number {
	if (told > heard) return told - heard;
	return Math.min(told - asked, 0);
}

/**
 * Goes by what the server said of the clinic, from now on: its zone, its country, and its clock.
 * @param asked when it was asked, and `heard` when it answered, by this browser's clock, in milliseconds since 1970
 */
export function applyClinic(clinic: Clinic, asked: number, heard: number): void {
	const ahead = clockOffset(Date.parse(clinic.now), asked, heard);
	setClinicSettings({
		// A zone that is newer than the browser; its own is most likely the same.
		timeZone: isTimeZone(clinic.timeZone) ? clinic.timeZone : machineTimeZone(),
		country: clinic.country,
		now: () => Date.now() + ahead,
	});
	refreshClinicState();
}

/** The clinic's time zone, its country, and the day that it is there; drawn anew when one of them changes. */
export const useClinic = (): ClinicState =>
	useSyncExternalStore(subscribers.subscribe, clinicState, clinicState);

/** Resolves once the server has told of the clinic, for rules that go by its day; rejects if it cannot be asked. */
export const ClinicReadyContext = createContext<() => Promise<unknown>>(() => Promise.resolve());
