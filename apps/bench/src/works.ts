import { type Account, ownerMark, type PatientRow } from './accounts.ts';
import type { Api, Call, Page } from './api/api.ts';
import type { statements } from './servers/statements.ts';
import type { SessionKind } from './sessions.ts';

/** What a session on a connection knows when it makes its next requests. */
export interface Seat {
	api: Api;
	kind: SessionKind;
	account: Account;
	/** Patients of the owner that no other connection asks for. */
	rows: PatientRow[];
	/** How many steps it has made. */
	turn: number;
	page: Page;
	/** Where a late page of the owner's list begins. */
	late: string | undefined;
}

/** A statement and the values it is run with. */
interface StatementCall {
	statement: keyof typeof statements;
	values: string[];
}

export interface Work {
	name: string;
	/** The next requests of a session, one after the other. */
	step(seat: Seat): Call[];
	/** The same as statements, where pgbench can run them. */
	statement?(row: PatientRow, ownerId: string): StatementCall;
	/** Which others do it besides the product. */
	others: string[];
	/** Only for these, where it is not for all. */
	sessions?: SessionKind[];
	/** Whether it asks for late pages. */
	needsLate?: boolean;
	/** Beyond so many at once some are refused, as they should be. */
	mostConnections?: number;
}

/** Makes names and numbers that were not there before. */
let counter = 0;
/** As text, of eight digits, beyond all that were loaded. */
const unusedNumber = () => String(70_000_000 + counter++);

function rowOf({ rows, turn }: Seat): PatientRow {
	const row = rows[turn % rows.length];
	if (!row) throw new Error('a connection has no patient to ask for');
	return row;
}

const readers = ['express', 'floor', 'directus'];
const writers = ['express', 'directus'];

const list: Work = {
	name: 'list patients',
	step: ({ api, account, page }) => [api.list(account.number, page)],
	statement: (_, ownerId) => ({ statement: 'listPatients', values: [ownerId, '26'] }),
	others: readers,
};

const late: Work = {
	name: 'list, a late page',
	step({ api, account, page, late: cursor }) {
		if (cursor === undefined) throw new Error('nobody has looked where a late page begins');
		return [api.latePage(account.number, { ...page, least: 1 }, cursor)];
	},
	needsLate: true,
	others: [],
};

const read: Work = {
	name: 'get a patient',
	step: (seat) => [seat.api.get(rowOf(seat))],
	statement: ({ id }, ownerId) => ({ statement: 'getPatient', values: [ownerId, id] }),
	others: readers,
};

const doctors: Work = {
	name: 'doctors of a patient',
	step: (seat) => [seat.api.doctors(rowOf(seat))],
	statement: ({ id }, ownerId) => ({ statement: 'doctorsOfPatient', values: [ownerId, id] }),
	others: readers,
};

const page: Work = {
	name: "a patient's page",
	step: (seat) => seat.api.patientPage(rowOf(seat)),
	others: readers,
	sessions: ['staff'],
};

const search: Work = {
	name: 'search by name',
	step: (seat) => [seat.api.search(rowOf(seat), seat.page)],
	others: readers,
};

const signIn: Work = {
	name: 'sign in',
	step: ({ api, account }) => [api.signIn(account)],
	others: writers,
	// Passwords are looked at by as many at once as there are cores, and few may wait.
	mostConnections: 32,
};

const update: Work = {
	name: 'change a patient',
	step: (seat) => [seat.api.update(rowOf(seat), `+4420${unusedNumber()}`)],
	others: writers,
};

const create: Work = {
	name: 'create a patient',
	step({ api, account }) {
		const number = unusedNumber();
		const patient = {
			familyName: `Arrival${number}`,
			phone: `+4420${number}`,
			notes: `${ownerMark(account.number)}arrival ${number}.`,
		};
		return [api.create(account.number, patient)];
	},
	others: writers,
};

const mix: Work = {
	name: 'mix, 80 % reads',
	step(seat) {
		const reads = seat.kind === 'staff' ? [page, list, page, search] : [read, list, read, doctors];
		const steps = [...reads, ...reads, update, create];
		const work = steps[seat.turn % steps.length] ?? read;
		// One row further each time around, so that each row meets all of them.
		const turn = seat.turn + Math.floor(seat.turn / steps.length);
		return work.step({ ...seat, turn });
	},
	others: writers,
};

/** All that is measured. Writes come last, so that reads find what was loaded. */
export const works: Work[] = [list, late, read, doctors, page, search, signIn, mix, update, create];
