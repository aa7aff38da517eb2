import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, ClinicError, type PlainDate } from '@hms/client';
import { type CareTeam, readCareTeams } from './care-teams.js';

/** What the board shows. */
export interface Board {
	day: PlainDate | undefined;
	teams: CareTeam[];
	/** Why it may be outdated. */
	problem: string | undefined;
}

/** The pause before the program signs in again, in milliseconds. */
const pauseMs = 5_000;

/** A board, with what keeps it up to date: `follow` reads the care teams whenever something changes, `read` when it is called. */
export function createBoard(clinic: Client, account: { email: string; password: string }) {
	const board: Board = { day: undefined, teams: [], problem: 'Not read yet' };
	let isTold = false;
	let isReading = false;
	let isDue = false;

	function fail(error: unknown): void {
		if (!(error instanceof ClinicError)) throw error;
		board.problem = error.message;
	}

	/** Reads the care teams. Of all that changes while it reads, it reads once more. */
	async function read(): Promise<void> {
		isDue = true;
		if (isReading) return;
		isReading = true;
		try {
			while (isDue) {
				isDue = false;
				const { today } = await clinic.clinic.get();
				board.teams = await readCareTeams(clinic, today);
				board.day = today;
				if (isTold) board.problem = undefined;
			}
		} catch (error) {
			fail(error);
		} finally {
			isReading = false;
		}
	}

	async function listen(): Promise<void> {
		if (!(await clinic.signedInUser())) await clinic.signIn(account);
		for await (const event of clinic.events()) {
			if (event.type === 'notification') continue;
			isTold = event.type !== 'lost';
			if (event.type === 'lost') fail(event.error);
			else void read();
		}
	}

	return {
		board,
		read,
		/** Signs in, and again whenever the session has ended. */
		async follow(): Promise<never> {
			for (;;) {
				await listen().catch(fail);
				isTold = false;
				await sleep(pauseMs);
			}
		},
	};
}
