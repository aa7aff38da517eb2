import compress from '@fastify/compress';
import {
	type Context,
	DomainError,
	JsonText,
	type Procedure,
	procedures,
	trpcRefusalOf,
} from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { base, type Refuse } from './addresses.ts';
import type { ContextOf } from './authentication.ts';
import { textOf } from './bodies.ts';
import { meaningOf, refusalHeaders, report } from './problems.ts';

/** Answers from this size on are compressed for who can read that, in characters: a page of a list is a tenth of itself then. */
const worthCompressing = 4096;

/** Calls in one request at most. */
const maxBatchSize = 10;

/**
 * The procedures as TypeScript programs and our own pages call them, by tRPC's protocol for HTTP. Its own adapter would
 * build a fetch request and response around each, and take every answer apart that PostgreSQL wrote as text.
 */
export async function trpc(
	app: FastifyInstance,
	contextOf: ContextOf,
	refuse: Refuse,
): Promise<void> {
	await app.register(
		async (scope) => {
			await scope.register(compress, {
				global: false,
				globalDecompression: false,
				threshold: 0,
				encodings: ['gzip'],
				// In one go, here: what takes turns with passwords in Node's other threads waits for those.
				syncThreshold: 1024 * 1024,
			});
			// Nothing but JSON: a form is what any site can make a browser send.
			scope.addHook<{ Params: { path?: string } }>('onRequest', async (request, reply) => {
				if (request.is404) return;
				if (request.params.path === '') refuse(request, reply);
				requireKeyOfOneCall(request.headers, request.params.path);
				refuseStreams(request.headers);
				const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
				if (type !== 'application/json' && (type !== undefined || request.method === 'POST')) {
					throw new DomainError('unsupported_media_type', 'Send application/json.');
				}
			});
			// It is read only once it is known who is asking.
			scope.removeContentTypeParser('application/json');
			scope.addContentTypeParser(
				'application/json',
				{ parseAs: 'buffer' },
				async (request: FastifyRequest, body: Buffer) => textOf(request, body),
			);
			scope.setErrorHandler((error, request, reply) => {
				const { status, text, refusal } = refused(request, error);
				return reply
					.status(status)
					.headers(refusalHeaders(refusal))
					.type('application/json')
					.send(text);
			});
			scope.setNotFoundHandler(refuse);
			scope.route<{ Params: { path: string }; Querystring: Query }>({
				method: ['GET', 'POST'],
				url: '/:path',
				handler: (request, reply) => answer(request, reply, contextOf),
			});
		},
		{ prefix: `${base}/trpc` },
	);
}

/**
 * A key belongs to one call. What else travels in its request is a matter of moments, and differs when it is sent again.
 * @param path names the procedures, with commas between them
 * @throws DomainError `validation` for a batch of several with a key
 */
function requireKeyOfOneCall(headers: FastifyRequest['headers'], path = ''): void {
	if (headers['idempotency-key'] === undefined || !path.includes(',')) return;
	throw new DomainError(
		'validation',
		'Idempotency-Key belongs to one call: send the call that it is for by itself.',
		[{ path: 'Idempotency-Key', message: 'cannot be for several calls at once' }],
	);
}

/** @throws DomainError `validation` for a client that reads answers one by one as they come */
function refuseStreams(headers: FastifyRequest['headers']): void {
	const wanted = `${headers['trpc-accept'] ?? ''},${headers.accept ?? ''}`;
	if (!wanted.includes('application/jsonl')) return;
	throw new DomainError('validation', 'Answers do not come in a stream: use httpBatchLink.');
}

/** What became of one call. */
interface Outcome {
	status: number;
	/** As tRPC's clients read it. */
	text: string;
	refusal?: DomainError;
}

async function answer(
	request: FastifyRequest<{ Params: { path: string }; Querystring: Query }>,
	reply: FastifyReply,
	contextOf: ContextOf,
): Promise<FastifyReply> {
	const isBatch = first(request.query.batch) === '1';
	const names = isBatch ? request.params.path.split(',') : [request.params.path];
	if (names.length > maxBatchSize) {
		throw new DomainError('validation', `A request may hold ${maxBatchSize} calls at most.`);
	}
	const called = names.map((name) => procedures.get(name));
	const types = new Set(called.flatMap((procedure) => procedure?.type ?? []));
	if (types.size > 1) {
		throw new DomainError('validation', 'Queries and mutations cannot travel in one request.');
	}
	const ctx = contextOf(request, reply);
	const inputs = inputsOf(request, isBatch);
	const outcomes = await Promise.all(
		called.map((procedure, n) => run(request, procedure, ctx, () => inputs(n))),
	);
	const statuses = new Set(outcomes.map(({ status }) => status));
	const texts = outcomes.map(({ text }) => text);
	const refusals = outcomes.flatMap(({ refusal }) => refusal ?? []);
	const [status = 200] = statuses;
	reply
		.status(statuses.size > 1 ? 207 : status)
		.headers(headersOf(refusals, types.has('query')))
		.type('application/json');
	const text = isBatch ? `[${texts.join()}]` : texts.join();
	if (text.length < worthCompressing || !mayCompress(request)) reply.send(text);
	else reply.compress(text);
	return reply;
}

/**
 * Not what a browser asks for on behalf of another site, as when a link leads here: whoever chose the question could read the
 * answer's words off its length, bit by bit (BREACH).
 */
function mayCompress({ headers }: FastifyRequest): boolean {
	const site = headers['sec-fetch-site'];
	return site === undefined || site === 'same-origin';
}

async function run(
	request: FastifyRequest,
	procedure: Procedure | undefined,
	ctx: Context,
	inputOf: () => unknown,
): Promise<Outcome> {
	try {
		if (!procedure) throw new DomainError('not_found', 'There is no such procedure.');
		if ((procedure.type === 'query') === (request.method === 'POST')) {
			throw new DomainError('method_not_allowed', 'Queries are GET, mutations are POST.');
		}
		const data = await procedure.call(ctx, inputOf);
		const text = data instanceof JsonText ? data.text : JSON.stringify(data);
		return { status: 200, text: `{"result":{${text === undefined ? '' : `"data":${text}`}}}` };
	} catch (error) {
		return refused(request, error);
	}
}

function refused(request: FastifyRequest, error: unknown) {
	report(request, error);
	const refusal = meaningOf(error);
	const told = trpcRefusalOf(refusal, request.id);
	return { status: told.data.httpStatus, text: JSON.stringify({ error: told }), refusal };
}

interface Query {
	batch?: string | string[];
	input?: string | string[];
}

/** A parameter of the address, of which the first counts. */
const first = (values: string | string[] | undefined) => [values ?? []].flat()[0];

/**
 * The input of each call, read when the first of them asks for it. It throws DomainError `malformed_json`, and
 * `validation` if a batch's is not an object.
 */
function inputsOf(
	{ method, query, body }: FastifyRequest<{ Querystring: Query }>,
	isBatch: boolean,
): (call: number) => unknown {
	let inputs: { [call: string]: unknown } | undefined;
	const read = () => {
		const text = method === 'POST' ? String(body ?? '') : first(query.input);
		const value = text === undefined ? undefined : parsed(text);
		if (!isBatch || value === undefined) return { 0: value };
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw new DomainError(
				'validation',
				'The input of a batch is an object, with a call’s number for each.',
			);
		}
		return { ...value };
	};
	return (call) => {
		inputs ??= read();
		return Object.hasOwn(inputs, call) ? inputs[call] : undefined;
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw Object.assign(new DomainError('malformed_json', 'The input is not JSON.'), { cause });
	}
}

/** The headers of an answer; of several refusals in a batch, the longest wait counts. */
function headersOf(refusals: DomainError[], isQuery: boolean): Record<string, string> {
	const headers = { 'cache-control': 'no-store' };
	const byWait = refusals.sort((a, b) => (a.retryAfter ?? 0) - (b.retryAfter ?? 0));
	for (const refusal of byWait) {
		const allow = { allow: isQuery ? 'GET, HEAD' : 'POST' };
		const more = refusal.code === 'method_not_allowed' ? allow : {};
		Object.assign(headers, refusalHeaders(refusal), more);
	}
	return headers;
}
