import { afterAll, beforeAll, describe, it } from 'vitest';
import { domainErrorOf } from '../../errors/convert.ts';
import { type Clinic, openClinic } from '../clinic.ts';
import {
	compareParallel,
	compareSequential,
	type ModelSetup,
	requestCount,
	type Transport,
	timeLimit,
} from './index.ts';

let clinic: Clinic;
let setup: ModelSetup;
beforeAll(async () => {
	clinic = await openClinic();
	const { id: ada, name } = clinic.ada.user;
	const { id: grace, name: other } = clinic.grace.user;
	setup = {
		transport,
		target: clinic.target,
		users: { ada: { id: ada, name }, grace: { id: grace, name: other } },
	};
});
afterAll(async () => {
	console.log(
		`model over the procedures: ${requestCount.requests} requests, none answered with 500`,
	);
	await clinic.close();
});

const transport: Transport = {
	supports: () => true,
	async send(user, { procedure, input, key }) {
		const { api, withKey } = clinic[user];
		const [noun = '', verb = ''] = procedure.split('.');
		// Procedures are called by their names here, so none of their types is known.
		const callers = (key === undefined ? api : withKey(key)) as unknown as Record<
			string,
			Record<string, (input: unknown) => Promise<unknown>>
		>;
		const call = callers[noun]?.[verb];
		if (!call) throw new Error(`there is no ${procedure}`);
		try {
			return { body: await call(input) };
		} catch (error) {
			const { code, errors } = domainErrorOf(error);
			if (code === 'internal' || code === 'unavailable') throw error;
			return { refused: { code, paths: errors?.map(({ path }) => path) ?? [] } };
		}
	},
};

describe('the contract, over the procedures', () => {
	it('holds for sequential requests', () => compareSequential(setup), timeLimit());
	it('holds for concurrent requests', () => compareParallel(setup), timeLimit());
});
