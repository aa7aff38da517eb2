import type { Case, Group } from './case.ts';
import { groups } from './cases/index.ts';
import { makeUsers } from './make-users.ts';
import { type MakeUser, runCase, type SendRequest } from './run-case.ts';

export type { Case, Group, Json, Step } from './case.ts';
export type { ConformanceUser, MakeUser } from './run-case.ts';

/** The cases, a group a noun. They are plain JSON: a program in any language can read and run them. */
export const conformanceCases: readonly Group[] = groups;

export interface ConformanceOptions {
	/** The system's URL: "https://clinic.example". */
	baseUrl?: string;
	/** Sends the requests; the global `fetch` by default. */
	fetch?: typeof fetch;
	/** Makes a user; by default by `POST /auth/register`. */
	makeUser?: MakeUser;
	/** Signs in an administrator, who gives others that role. Not needed where there is no account yet: the first one is. */
	administrator?: { email: string; password: string };
	/** Which cases to run; all by default. */
	only?: (one: Case, group: string) => boolean;
}

export interface CaseResult {
	group: string;
	name: string;
	/** What was wrong; undefined: nothing. */
	failure: string | undefined;
}

/**
 * Runs the cases, one after the other, against a server, or whatever answers like one. Cases do not disturb each other, and
 * leave their users, patients and doctors behind: run them against an installation that is there for tests.
 */
export async function runConformance({
	baseUrl = 'http://clinic.test',
	fetch: sendRequest = fetch,
	administrator,
	makeUser,
	only = () => true,
}: ConformanceOptions): Promise<CaseResult[]> {
	const send: SendRequest = (path, init) => sendRequest(new URL(`/api${path}`, baseUrl), init);
	const clinic: unknown = await (await send('/clinic', {})).json();
	const today = String(Object(clinic).today);
	const context = { send, today, makeUser: makeUser ?? (await makeUsers(send, administrator)) };
	const results: CaseResult[] = [];
	for (const { group, cases } of groups) {
		for (const one of cases) {
			if (!only(one, group)) continue;
			results.push({ group, name: one.name, failure: await runCase(one, context) });
		}
	}
	return results;
}

/** The results as a table, a line a group, with a column for each run. */
export function conformanceTable(runs: Record<string, CaseResult[]>): string {
	const columns = Object.entries(runs);
	const lines = conformanceCases.map(({ group, cases }) => [
		group,
		String(cases.length),
		...columns.map(([, results]) => {
			const ofGroup = results.filter((result) => result.group === group);
			const passed = ofGroup.filter(({ failure }) => failure === undefined).length;
			return ofGroup.length === cases.length
				? `${passed}/${ofGroup.length}`
				: `${passed}/${ofGroup.length} (of ${cases.length})`;
		}),
	]);
	const all = [['group', 'cases', ...columns.map(([name]) => name)], ...lines];
	const widths = (all[0] ?? []).map((_, column) =>
		Math.max(...all.map((line) => line[column]?.length ?? 0)),
	);
	return all
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
