import { account } from './data.ts';
import type { statements } from './servers/statements.ts';

/** One request, as the load generator sends it. */
export interface Call {
	method: 'GET' | 'POST' | 'PUT';
	path: string;
	body?: string;
}

/** Rows that requests can ask for. */
export interface Sample {
	ids: string[];
	names: string[];
	/** Where a late page of the list begins: the thousandth, or the last but some where there are not so many. */
	late: string;
}

/** A statement and the values it is asked with. */
export interface Asked {
	statement: keyof typeof statements;
	values: string[];
}

/** How a subject is spoken to. Peer and floor speak REST. */
export type Transport = 'rest' | 'trpc' | 'batch';

export interface Work {
	name: string;
	/** Requests to go through in turn. Each is one procedure, or five of it in a batch. */
	calls(sample: Sample, transport: Transport): Call[];
	/** Whether an answer is a right one; looked at for every answer. */
	isRight(body: string): boolean;
	/** The same as statements, where pgbench can ask them. */
	asked?(sample: Sample, owner: string): Asked[];
	/** Which other subjects do it besides the product over REST. */
	others: ('trpc' | 'batch' | 'peer' | 'floor')[];
	/** Beyond so many at once some are refused, as they should be. */
	mostConnections?: number;
}

const batchSize = 5;

function query(procedure: string, inputs: object[], transport: Transport): Call[] {
	if (transport === 'trpc') {
		return inputs.map((input) => get(`/api/trpc/${procedure}?input=${encoded(input)}`));
	}
	return inputs.map((_, first) => {
		const several = Array.from(
			{ length: batchSize },
			(_, n) => inputs[(first + n) % inputs.length],
		);
		const names = several.map(() => procedure).join(',');
		return get(`/api/trpc/${names}?batch=1&input=${encoded({ ...several })}`);
	});
}

const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const get = (path: string): Call => ({ method: 'GET', path });

function patient(n: number) {
	return JSON.stringify({
		givenName: 'Newton',
		familyName: `Arrival${n}`,
		dateOfBirth: '1979-05-06',
		sex: 'other',
		phone: '+442079460000',
		allergies: ['latex'],
	});
}

const list: Work = {
	name: 'list 25 patients',
	calls: (_, transport) =>
		transport === 'rest' ? [get('/api/patients?limit=25')] : query('patient.list', [{}], transport),
	asked: (_, owner) => [{ statement: 'listPatients', values: [owner, '26'] }],
	isRight: (body) => body.split('"mrn"').length - 1 >= 25 && body.includes('nextCursor'),
	others: ['trpc', 'batch', 'peer', 'floor'],
};

const late: Work = {
	name: 'list, a late page',
	calls: (sample) => [get(`/api/patients?limit=25&cursor=${sample.late}`)],
	isRight: list.isRight,
	others: [],
};

const read: Work = {
	name: 'get a patient',
	calls: ({ ids }, transport) =>
		transport === 'rest'
			? ids.map((id) => get(`/api/patients/${id}`))
			: query(
					'patient.get',
					ids.map((id) => ({ id })),
					transport,
				),
	asked: ({ ids }, owner) => ids.map((id) => ({ statement: 'getPatient', values: [owner, id] })),
	isRight: (body) => body.includes('"mrn":"') && body.includes('"status":"active"'),
	others: ['trpc', 'batch', 'peer', 'floor'],
};

const doctors: Work = {
	name: 'doctors of a patient',
	calls: ({ ids }, transport) =>
		transport === 'rest'
			? ids.map((id) => get(`/api/mappings/${id}`))
			: query(
					'mapping.listForPatient',
					ids.map((patientId) => ({ patientId })),
					transport,
				),
	asked: ({ ids }, owner) =>
		ids.map((id) => ({ statement: 'doctorsOfPatient', values: [owner, id] })),
	isRight: (body) => body.split('"doctorId"').length - 1 >= 2 && body.includes('"specialty"'),
	others: ['trpc', 'batch', 'peer', 'floor'],
};

const search: Work = {
	name: 'search by name',
	calls: ({ names }) => names.map((name) => get(`/api/patients?limit=25&q=${name}`)),
	isRight: (body) => body.includes('"familyName"'),
	others: ['peer', 'floor'],
};

const signIn: Work = {
	name: 'sign in',
	calls: () => [
		{
			method: 'POST',
			path: '/api/auth/login',
			body: JSON.stringify({ email: account.email, password: account.password }),
		},
	],
	isRight: (body) => body.includes('"token":"ey'),
	others: ['peer'],
	// Passwords are looked at by as many at once as there are cores, and few may wait.
	mostConnections: 32,
};

const create: Work = {
	name: 'create a patient',
	calls: () =>
		Array.from({ length: 100 }, (_, n) => ({
			method: 'POST',
			path: '/api/patients',
			body: patient(n),
		})),
	isRight: (body) => body.includes('"familyName":"Arrival') && body.includes('"mrn":"P-'),
	others: ['peer'],
};

const update: Work = {
	name: 'replace a patient',
	calls: ({ ids }) =>
		ids.map((id, n) => ({ method: 'PUT', path: `/api/patients/${id}`, body: patient(n) })),
	isRight: (body) => body.includes('"familyName":"Arrival'),
	others: ['peer'],
};

const mix: Work = {
	name: 'mix, 80 % reads',
	calls(sample) {
		const reads = [read, list, read, doctors].map((work) => work.calls(sample, 'rest'));
		const writes = [create, update].map((work) => work.calls(sample, 'rest'));
		// Of ten requests: four reads twice over, then one of each write.
		return sample.ids.slice(0, 50).flatMap((_, n) => {
			const nth = (calls: Call[]) => calls[n % calls.length] ?? [];
			return [...reads, ...reads, ...writes].flatMap(nth);
		});
	},
	isRight: (body) => body.includes('"givenName"'),
	others: ['peer'],
};

/** All that is measured. Writes come last, so that reads find what was loaded. */
export const works: Work[] = [list, late, read, doctors, search, signIn, mix, update, create];
