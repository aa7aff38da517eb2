import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { answerOf, type Request } from './expected-answer.ts';
import { type Answer, type Operation, userNames } from './operation.ts';
import { type Kind, rowsOf, type State } from './records.ts';
import { ask } from './send.ts';
import { take } from './sequential.ts';
import { effort, emptied, type Stage } from './setup.ts';
import { beginning, requestOf, type Step, steps } from './steps.ts';

/** A request that was made, and what came back. */
interface Exchange {
	request: Request;
	came: Answer;
}

/** A list that several requests would be needed for is no one moment's. */
const atOnce = (step: Step): Step =>
	'limit' in step.input && step.flaw === undefined
		? { ...step, input: { ...step.input, limit: 100, total: false } }
		: step;

/**
 * Several clients at once, each with a few requests: there has to be an order, one after the other, in which the contract
 * gives just the answers that came, and leaves what can be read afterwards.
 * @throws with the seed, the requests and the answers
 */
export async function compareAtOnce(stage: Stage): Promise<void> {
	const { parameters, isOver } = effort();
	const one = steps(
		(procedure) => procedure !== 'activity.list' && stage.transport.offers(procedure),
	);
	const client = fc.array(one.map(atOnce), { minLength: 1, maxLength: 3, size: 'max' });
	const property = fc.asyncProperty(
		fc.array(client, { minLength: 2, maxLength: 4, size: 'max' }),
		async (clients) => {
			if (isOver()) return;
			const state = await emptied(stage);
			for (const step of beginning) await take(state, stage.transport, step);
			const made = await Promise.all(
				clients.map((branch) =>
					exchanges(
						stage,
						branch.map((step) => requestOf(state, step)),
					),
				),
			);
			const after = await exchanges(stage, everything(state, made.flat()));
			if (!explained(state, made, after))
				throw new Error(`no order explains ${JSON.stringify({ made, after }, null, 1)}`);
		},
	);
	await fc.assert(property, parameters);
}

async function exchanges({ transport }: Stage, requests: Request[]): Promise<Exchange[]> {
	const made: Exchange[] = [];
	for (const request of requests) {
		made.push({ request, came: await ask(transport, request.user, request.operation) });
	}
	return made;
}

/** Reads all there is, with the whole past of each record. */
function everything(state: State, made: Exchange[]): Request[] {
	const ids = (kind: Kind) => [
		...rowsOf(state, kind).map(({ id }) => id),
		...made.flatMap(({ request, came }) =>
			request.operation.procedure === `${kind}.create` && 'body' in came
				? [String(Object(came.body)['id'])]
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
 * Whether some order of the clients' requests gives all the answers. Each client's own come in their order.
 * @param all what all clients have asked
 */
function explained(state: State, clients: Exchange[][], after: Exchange[], all = clients): boolean {
	const waiting = clients.filter((client) => client.length > 0);
	if (waiting.length === 0) return after.every((exchange) => agrees(state, exchange));
	return waiting.some((client) => {
		const [next, ...rest] = client;
		if (!next) return false;
		const then = structuredClone(state);
		const others = waiting.filter((other) => other !== client);
		const isRight = isHeldUp(next, all) || agrees(then, next);
		return isRight && explained(then, [...others, rest], after, all);
	});
}

function agrees(state: State, { request, came }: Exchange): boolean {
	const expected = answerOf(state, request, came);
	return isDeepStrictEqual(plain(came), plain(expected));
}

const plain = (answer: Answer): unknown => JSON.parse(JSON.stringify(answer));

/** A key whose first request is still running is answered with a conflict, whichever of the two comes first in the end. */
function isHeldUp({ request, came }: Exchange, all: Exchange[][]): boolean {
	const { user, operation } = request;
	if (!('refused' in came) || came.refused.code !== 'conflict') return false;
	const ofKey = all
		.flat()
		.filter((one) => one.request.user === user && one.request.operation.key === operation.key);
	return operation.key !== undefined && ofKey.length > 1;
}
