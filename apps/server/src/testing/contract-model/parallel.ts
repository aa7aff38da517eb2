import { isDeepStrictEqual } from 'node:util';
import { type Kind, rowsOf } from '@hms/client/testing/model';
import fc from 'fast-check';
import { expectedAnswer, type Request } from './expected-answer.ts';
import { type Answer, type Operation, userNames } from './operation.ts';
import { execute } from './send.ts';
import { runStep } from './sequential.ts';
import { clearDatabase, type ModelSetup, runParameters } from './setup.ts';
import type { Model } from './state.ts';
import { initialSteps, requestOf, type Step, steps } from './steps.ts';

/** A request and its answer. */
interface Exchange {
	request: Request;
	actual: Answer;
}

/** Procedures whose answer has parts that are read one after the other, or in an order that changes of the same moment have. */
const ofSeveralSnapshots = new Set([
	...['activity.list', 'activity.export', 'mapping.gaps', 'patient.statistics'],
]);

/** Makes a list come in one page: several pages are not of one snapshot. */
const singlePage = (step: Step): Step =>
	'limit' in step.input && step.invalidPath === undefined
		? { ...step, input: { ...step.input, limit: 100, total: false } }
		: step;

/**
 * Several clients send a few requests each, concurrently. There has to be a serial order of the requests in which the model
 * gives the same answers, and the same state afterwards.
 * @throws with the seed, the requests and the answers
 */
export async function compareParallel(setup: ModelSetup): Promise<void> {
	const one = steps(
		(procedure) => !ofSeveralSnapshots.has(procedure) && setup.transport.supports(procedure),
	);
	const client = fc.array(one.map(singlePage), { minLength: 1, maxLength: 3, size: 'max' });
	const property = fc.asyncProperty(
		fc.array(client, { minLength: 2, maxLength: 4, size: 'max' }),
		async (clients) => {
			const model = await clearDatabase(setup);
			for (const step of initialSteps) await runStep(model, setup.transport, step);
			const made = await Promise.all(
				clients.map((branch) =>
					exchanges(
						setup,
						branch.map((step) => requestOf(model, step)),
					),
				),
			);
			const after = await exchanges(setup, readsOfEverything(model, made.flat()));
			if (!hasValidOrder(model, made, after))
				throw new Error(`no order explains ${JSON.stringify({ made, after }, null, 1)}`);
		},
	);
	await fc.assert(property, runParameters());
}

async function exchanges({ transport }: ModelSetup, requests: Request[]): Promise<Exchange[]> {
	const made: Exchange[] = [];
	for (const request of requests) {
		made.push({ request, actual: await execute(transport, request.user, request.operation) });
	}
	return made;
}

/** Requests that read all records and their histories. */
function readsOfEverything({ state }: Model, made: Exchange[]): Request[] {
	const ids = (kind: Kind) => [
		...rowsOf(state, kind).map(({ id }) => id),
		...made.flatMap(({ request, actual }) =>
			request.operation.procedure === `${kind}.create` && 'body' in actual
				? [String(Object(actual.body)['id'])]
				: [],
		),
	];
	const read = (procedure: string, input: Operation['input']) =>
		userNames.map((user) => ({ user, operation: { procedure, input } }));
	return [
		...['patient.list', 'doctor.list', 'mapping.list'].flatMap((list) =>
			read(list, { status: 'all', limit: 100, total: true }),
		),
		...(['patient', 'doctor', 'mapping'] as const).flatMap((kind) =>
			ids(kind).flatMap((id) => read(`${kind}.history`, { id })),
		),
		...ids('patient').flatMap((patientId) => read('mapping.listForPatient', { patientId })),
	];
}

/**
 * Whether the model gives all answers in some order of the clients' requests; each client's own keep their order.
 * @param all the exchanges of all clients
 */
function hasValidOrder(
	model: Model,
	clients: Exchange[][],
	after: Exchange[],
	all = clients,
): boolean {
	const waiting = clients.filter((client) => client.length > 0);
	if (waiting.length === 0) return after.every((exchange) => isAsExpected(model, exchange));
	return waiting.some((client) => {
		const [next, ...rest] = client;
		if (!next) return false;
		const then = structuredClone(model);
		const others = waiting.filter((other) => other !== client);
		const isRight = isKeyConflict(next, all) || isAsExpected(then, next);
		return isRight && hasValidOrder(then, [...others, rest], after, all);
	});
}

function isAsExpected(model: Model, { request, actual }: Exchange): boolean {
	const expected = expectedAnswer(model, request, actual);
	return isDeepStrictEqual(plain(actual), plain(expected));
}

const plain = (answer: Answer): unknown => JSON.parse(JSON.stringify(answer));

/** Whether a request was answered with `conflict` because another one with its idempotency key was running. */
function isKeyConflict({ request, actual }: Exchange, all: Exchange[][]): boolean {
	const { user, operation } = request;
	if (!('refused' in actual) || actual.refused.code !== 'conflict') return false;
	const ofKey = all
		.flat()
		.filter((one) => one.request.user === user && one.request.operation.key === operation.key);
	return operation.key !== undefined && ofKey.length > 1;
}
