import { type Account, ownerMark, type PatientRow } from './accounts.ts';
import type { Api, Call, Page } from './api/api.ts';
import type { statements } from './servers/statements.ts';
import type { SessionKind } from './sessions.ts';

/** What a session on a connection knows when it makes its next requests. */
export interface VirtualUser {
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
	step(user: VirtualUser): Call[];
	/** The same as statements, where pgbench can run them. */
	statement?(row: PatientRow, ownerId: string): StatementCall;
	/** Which others do it besides the product. */
	others: string[];
	/** Only for these, where it is not for all. */
	sessions?: SessionKind[];
	/** Whether it asks for late pages. */
	needsLate?: boolean;
	/** Whether each account sees the patients of five colleagues. */
	needsShares?: boolean;
	/** Beyond so many at once some are refused, as they should be. */
	mostConnections?: number;
}

/** Makes names and numbers that were not there before. */
let counter = 0;
/** As text, of eight digits, beyond all that were loaded. */
const unusedNumber = () => String(70_000_000 + counter++);

function rowOf({ rows, turn }: VirtualUser): PatientRow {
	const row = rows[turn % rows.length];
	if (!row) throw new Error('a connection has no patient to ask for');
	return row;
}

function requireShares<Ask>(ask: Ask | undefined): Ask {
	if (ask === undefined) throw new Error('patients cannot be shared there');
	return ask;
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
	step: (user) => [user.api.get(rowOf(user))],
	statement: ({ id }, ownerId) => ({ statement: 'getPatient', values: [ownerId, id] }),
	others: readers,
};

const doctors: Work = {
	name: 'doctors of a patient',
	step: (user) => [user.api.doctors(rowOf(user))],
	statement: ({ id }, ownerId) => ({ statement: 'doctorsOfPatient', values: [ownerId, id] }),
	others: readers,
};

const page: Work = {
	name: "a patient's page",
	step: (user) => user.api.patientPage(rowOf(user)),
	others: readers,
	sessions: ['staff'],
};

const search: Work = {
	name: 'search by name',
	step: (user) => [user.api.search(rowOf(user), user.page)],
	others: readers,
};

const listOfAll: Work = {
	name: "list, colleagues' too",
	step: ({ api, page }) => [requireShares(api.listOfAll)(page)],
	needsShares: true,
	others: [],
};

const searchOfAll: Work = {
	name: "search, colleagues' too",
	step: (user) => [requireShares(user.api.searchOfAll)(rowOf(user), user.page)],
	needsShares: true,
	others: [],
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
	step: (user) => [user.api.update(rowOf(user), `+4420${unusedNumber()}`)],
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
	step(user) {
		const reads = user.kind === 'staff' ? [page, list, page, search] : [read, list, read, doctors];
		const steps = [...reads, ...reads, update, create];
		const work = steps[user.turn % steps.length] ?? read;
		// One row further each time around, so that each row meets all of them.
		const turn = user.turn + Math.floor(user.turn / steps.length);
		return work.step({ ...user, turn });
	},
	others: writers,
};

/** All that is measured. Writes come last, so that reads find what was loaded. */
export const works: Work[] = [
	list,
	late,
	listOfAll,
	read,
	doctors,
	page,
	search,
	searchOfAll,
	signIn,
	mix,
	update,
	create,
];
