import { type Client, ClinicError, type PlainDate } from '@hms/client';
import { type CareTeam, readCareTeams } from './care-teams.js';

/** What the board shows. */
export interface Board {
	day: PlainDate | undefined;
	teams: CareTeam[];
	/** Why it may be outdated. */
	problem: string | undefined;
}

/** Read again at least this often, whatever the newest change is. */
const maxAgeMs = 60_000;

/** Keeps a board up to date: `refresh` asks what the newest change is, and reads the care teams where there is one. */
export function createBoard(clinic: Client, account: { email: string; password: string }) {
	const board: Board = { day: undefined, teams: [], problem: 'Not read yet' };
	let state = '';
	let readAt = 0;

	async function read(): Promise<void> {
		if (!(await clinic.signedInUser())) await clinic.signIn(account);
		// The two travel in one request.
		const [{ today }, changes] = await Promise.all([
			clinic.clinic.get(),
			clinic.activity.list({ limit: 1 }),
		]);
		const newest = `${today} ${changes.items[0]?.id}`;
		if (newest === state && Date.now() - readAt < maxAgeMs) return;
		readAt = Date.now();
		board.teams = await readCareTeams(clinic, today);
		board.day = today;
		state = newest;
	}

	return {
		board,
		async refresh(): Promise<void> {
			try {
				await read();
				board.problem = undefined;
			} catch (error) {
				if (!(error instanceof ClinicError)) throw error;
				board.problem = error.message;
				state = '';
			}
		},
	};
}
