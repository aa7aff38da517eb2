import { isObject, type ProblemCode, problems } from '@hms/contracts';
import { procedures } from '../procedures.ts';
import { field, type Refusal, refusal, refusalOf } from '../state/refusal.ts';
import { type Backend, type HttpRequest, isJson, problemOf, refusalHeaders } from './answer.ts';

/** The most calls in one request. */
const maxBatchSize = 10;

/** tRPC's numbers (those of JSON-RPC) for HTTP statuses. */
const numbers: Record<(typeof problems)[ProblemCode]['status'], number> = {
	...{ 400: -32600, 401: -32001, 403: -32003, 404: -32004, 405: -32005, 409: -32009 },
	...{ 412: -32012, 413: -32013, 415: -32015, 421: -32600, 422: -32022, 429: -32029 },
	...{ 500: -32603, 503: -32603 },
};

interface Outcome {
	status: number;
	body: unknown;
	refused?: Refusal;
}

/** Answers a request in tRPC's HTTP format: one call, or a batch of several. */
export function answerTrpc(request: HttpRequest, backend: Backend): Response {
	const { path, query, requestId } = request;
	const isBatch = query.get('batch') === '1';
	const paths = decodeURIComponent(path.replace(/^\/trpc\//, ''));
	const names = isBatch ? paths.split(',') : [paths];
	const whole = refuseWhole(request, names);
	if (whole) return respond([outcomeOf(whole, requestId)], false, backend);
	const inputs = inputsOf(request, isBatch);
	const outcomes = names.map((name, n) => run(request, backend, name, () => inputs(n)));
	return respond(outcomes, isBatch, backend);
}

/** The refusal of a request as a whole. */
function refuseWhole(request: HttpRequest, names: string[]): Refusal | undefined {
	const { headers, method } = request;
	if (headers.has('idempotency-key') && names.length > 1) {
		const message = 'cannot be for several calls at once';
		const error = field('Idempotency-Key', message);
		const detail = 'Idempotency-Key belongs to one call: send the call that it is for by itself.';
		return { refused: { ...refusal('validation', error).refused, detail } };
	}
	if (`${headers.get('trpc-accept')},${headers.get('accept')}`.includes('application/jsonl')) {
		return refusalOf('validation', 'Answers do not come in a stream: use httpBatchLink.');
	}
	if (!isJson(request)) return refusalOf('unsupported_media_type', 'Send application/json.');
	if (method !== 'GET' && method !== 'POST') {
		return refusalOf('method_not_allowed', 'Queries are GET, mutations are POST.');
	}
	if (names.length > maxBatchSize) {
		return refusalOf('validation', `A request may hold ${maxBatchSize} calls at most.`);
	}
	const types = new Set(names.flatMap((name) => procedures.get(name)?.type ?? []));
	return types.size > 1
		? refusalOf('validation', 'Queries and mutations cannot travel in one request.')
		: undefined;
}

function run(
	{ method, requestId }: HttpRequest,
	backend: Backend,
	name: string,
	readInput: () => { input: unknown } | Refusal,
): Outcome {
	const procedure = procedures.get(name);
	if (!procedure) {
		return outcomeOf(refusalOf('not_found', 'There is no such procedure.'), requestId);
	}
	if ((procedure.type === 'query') === (method === 'POST')) {
		const detail = 'Queries are GET, mutations are POST.';
		return outcomeOf(refusalOf('method_not_allowed', detail), requestId);
	}
	const decision = backend.run(name, procedure, () => ({ errors: [], ...readInput() }));
	if ('refused' in decision) return outcomeOf(decision, requestId);
	const data = decision();
	return { status: 200, body: { result: data === undefined ? {} : { data } } };
}

function outcomeOf(refused: Refusal, requestId: string): Outcome {
	const { code, detail, errors } = problemOf(refused, requestId);
	const { status } = problems[code];
	const data = { code, httpStatus: status, requestId, ...(errors ? { errors } : {}) };
	return { status, body: { error: { code: numbers[status], message: detail, data } }, refused };
}

function respond(outcomes: Outcome[], isBatch: boolean, backend: Backend): Response {
	const statuses = new Set(outcomes.map(({ status }) => status));
	const [status = 200] = statuses;
	const bodies = outcomes.map(({ body }) => body);
	const cookie = backend.cookie();
	return new Response(JSON.stringify(isBatch ? bodies : bodies[0]), {
		status: statuses.size > 1 ? 207 : status,
		headers: {
			'cache-control': 'no-store',
			'content-type': 'application/json',
			...Object.assign(
				{},
				...outcomes.map(({ refused }) => (refused ? refusalHeaders(refused.refused.code) : {})),
			),
			...(cookie === undefined ? {} : { 'set-cookie': cookie }),
		},
	});
}

/** Makes the function that reads the input of a call, which is parsed at the first use. */
function inputsOf(
	{ method, query, text }: HttpRequest,
	isBatch: boolean,
): (call: number) => { input: unknown } | Refusal {
	return (call) => {
		const sent = method === 'POST' ? text : query.get('input');
		let value: unknown;
		try {
			value = sent === null ? undefined : JSON.parse(sent);
		} catch {
			return refusalOf('malformed_json', 'The input is not JSON.');
		}
		if (!isBatch || value === undefined) return { input: call === 0 ? value : undefined };
		if (!isObject(value)) {
			const detail = 'The input of a batch is an object, with a call’s number for each.';
			return refusalOf('validation', detail);
		}
		return { input: value[String(call)] };
	};
}
