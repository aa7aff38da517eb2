import { z } from 'zod';
import type { PatientRow } from './accounts.ts';
import type { Api } from './api/api.ts';
import { rest } from './api/rest.ts';
import { web } from './api/web.ts';
import type { Program } from './programs.ts';
import {
	accountsOf,
	bearer,
	browser,
	post,
	type Session,
	type SessionKind,
	type SignIn,
	signInAll,
} from './sessions.ts';

/** A program under load. */
export interface Subject {
	name: string;
	program: Program;
	/** The name of its database. */
	database: string;
	/** Patients that it is asked for, with their versions in its database, by the number of their owner. */
	rows: PatientRow[][];
	apiOf(kind: SessionKind): Api;
	/** Those who put the load on, signed in. */
	sessionsOf(kind: SessionKind): Promise<Session[]>;
	/** What goes on while it is under load. */
	during?<T>(work: () => Promise<T>): Promise<T>;
}

/** What is the same for a subject's kinds of sessions. */
export interface SubjectOptions {
	name: string;
	program: Program;
	database: string;
	rows: PatientRow[][];
	/** How many accounts have patients. */
	owners: number;
}

/** Sooner than tokens of ten minutes end, in milliseconds. */
const sessionsHoldMs = 4 * 60 * 1000;

/** @param signInAs how people sign in for a kind of sessions */
export function subject(
	{ owners, rows, ...options }: SubjectOptions,
	apiOf: (kind: SessionKind) => Api,
	signInAs: (kind: SessionKind) => SignIn,
): Subject {
	const known = new Map<SessionKind, { sessions: Session[]; until: number }>();
	return {
		...options,
		rows: structuredClone(rows),
		apiOf,
		async sessionsOf(kind) {
			const held = known.get(kind);
			if (held && held.until > performance.now()) return held.sessions;
			const sessions = await signInAll(accountsOf(kind, owners), signInAs(kind));
			const until =
				kind === 'staff' ? Number.POSITIVE_INFINITY : performance.now() + sessionsHoldMs;
			known.set(kind, { sessions, until });
			return sessions;
		},
	};
}

/** The product: asked over REST by programs, and by staff as its web app asks. @param compressed whether browsers take gzip */
export function product(options: SubjectOptions, compressed: boolean): Subject {
	const { url } = options.program;
	return subject(
		options,
		(kind) => (kind === 'staff' ? web : rest),
		(kind) => (kind === 'staff' ? browser(url, compressed) : bearer(url)),
	);
}

/** The peer is asked over REST with tokens, whoever asks. */
export const express = (options: SubjectOptions): Subject =>
	subject(
		options,
		() => rest,
		() => bearer(options.program.url),
	);

/** The floor believes who says whose patients are meant. @param ownerIds by the accounts' numbers */
export const floor = (options: SubjectOptions, ownerIds: string[]): Subject =>
	subject(
		options,
		() => rest,
		() =>
			async ({ number }) => ({ headers: {}, credentials: { 'x-owner': String(ownerIds[number]) } }),
	);

const withId = z.object({ id: z.string() });

/** How many colleagues share all of their patients with each account. */
const sharingColleagues = 5;

/** Programs that have shared already. */
const shared = new WeakSet<Program>();

/** Has the next five of the accounts share all patients with each account, to read. */
export async function shareAll({ program, sessionsOf }: Subject): Promise<void> {
	if (shared.has(program)) return;
	shared.add(program);
	const owners = new Map<number, { id: string; credentials: Record<string, string> }>();
	for (const { account, credentials } of await sessionsOf('programs')) {
		if (owners.has(account.number)) continue;
		const answer = await fetch(`${program.url}/api/auth/me`, { headers: credentials });
		owners.set(account.number, { ...withId.parse(await answer.json()), credentials });
	}
	const all = [...owners.values()];
	for (const [index, { id }] of all.entries()) {
		const colleagues = [...all.slice(index + 1), ...all.slice(0, index)].slice(
			0,
			sharingColleagues,
		);
		for (const { credentials } of colleagues) {
			await post(`${program.url}/api/shares`, { userId: id, level: 'read' }, credentials);
		}
	}
}

const page = z.object({ nextCursor: z.string() });
const step = 100;

/** A late page is one that begins after so many rows, or near the end of a shorter list. */
const lateAfter = 25_000;

/** Where late pages begin, by the number of the list's owner. @param owned how many patients each account has */
export async function lateCursors(
	{ program, sessionsOf }: Subject,
	kind: SessionKind,
	owned: number,
) {
	const cursors: string[] = [];
	const limit = Math.min(step, Math.ceil(owned / 2));
	const most = Math.min(lateAfter, owned / 2);
	for (const { account, credentials } of await sessionsOf(kind === 'staff' ? 'programs' : kind)) {
		if (cursors[account.number] !== undefined) continue;
		let cursor = '';
		for (let passed = 0; passed < most; passed += limit) {
			const from = cursor && `&cursor=${cursor}`;
			const url = `${program.url}/api/patients?limit=${limit}${from}`;
			const answer = await fetch(url, { headers: credentials });
			cursor = page.parse(await answer.json()).nextCursor;
		}
		cursors[account.number] = cursor;
	}
	return cursors;
}
