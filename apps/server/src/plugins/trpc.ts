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
import type { Admit } from './admission.ts';
import type { ContextOf } from './authentication.ts';
import { textOf } from './bodies.ts';
import { logError, problemHeaders, toDomainError } from './problems.ts';
import { apiPath, type RefuseUnknownRoute } from './request-url.ts';

/** The shortest response that is compressed, in characters. Compression makes a page of a list ten times smaller. */
const minCompressedLength = 4096;

/** The most calls in one request. */
const maxBatchSize = 10;

/**
 * tRPC's protocol over HTTP, for the web app and TypeScript clients. tRPC's own adapter is not used: it builds a fetch request
 * and response for each call, and needs outputs as values where PostgreSQL wrote JSON text.
 */
export async function trpc(
	app: FastifyInstance,
	contextOf: ContextOf,
	{ admit, refuse }: { admit: Admit; refuse: RefuseUnknownRoute },
): Promise<void> {
	await app.register(
		async (scope) => {
			await scope.register(compress, {
				global: false,
				globalDecompression: false,
				threshold: 0,
				encodings: ['gzip'],
				// Synchronously: Node's thread pool may be busy with passwords.
				syncThreshold: 1024 * 1024,
			});
			// Only JSON, because any site can make a browser send a form.
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
			// Parsed later, after the session is known.
			scope.removeContentTypeParser('application/json');
			scope.addContentTypeParser(
				'application/json',
				{ parseAs: 'buffer' },
				async (request: FastifyRequest, body: Buffer) => textOf(request, body),
			);
			scope.setErrorHandler((error, request, reply) => {
				const { status, text, refusal } = toOutcome(request, error);
				return reply
					.status(status)
					.headers(problemHeaders(refusal))
					.type('application/json')
					.send(text);
			});
			scope.setNotFoundHandler(refuse);
			scope.route<{ Params: { path: string }; Querystring: Query }>({
				method: ['GET', 'POST'],
				url: '/:path',
				handler: (request, reply) => admit(request, () => answer(request, reply, contextOf)),
			});
		},
		{ prefix: `${apiPath}/trpc` },
	);
}

/**
 * An idempotency key belongs to one call: which other calls are in its batch may differ when the request is repeated.
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

/** The outcome of one call. */
interface Outcome {
	status: number;
	/** The response in tRPC's format. */
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
	if (text.length < minCompressedLength || !mayCompress(request)) reply.send(text);
	else reply.compress(text);
	return reply;
}

/**
 * Whether a response may be compressed: not for requests that another site caused, because it could guess the response's text
 * by its compressed length (BREACH).
 */
function mayCompress({ headers }: FastifyRequest): boolean {
	const site = headers['sec-fetch-site'];
	return site === undefined || site === 'same-origin';
}

async function run(
	request: FastifyRequest,
	procedure: Procedure | undefined,
	ctx: Context,
	readInput: () => unknown,
): Promise<Outcome> {
	try {
		if (!procedure) throw new DomainError('not_found', 'There is no such procedure.');
		if ((procedure.type === 'query') === (request.method === 'POST')) {
			throw new DomainError('method_not_allowed', 'Queries are GET, mutations are POST.');
		}
		const data = await procedure.call(ctx, readInput);
		const text = data instanceof JsonText ? data.text : JSON.stringify(data);
		return { status: 200, text: `{"result":{${text === undefined ? '' : `"data":${text}`}}}` };
	} catch (error) {
		return toOutcome(request, error);
	}
}

function toOutcome(request: FastifyRequest, error: unknown) {
	logError(request, error);
	const refusal = toDomainError(error);
	const body = trpcRefusalOf(refusal, request.id);
	return { status: body.data.httpStatus, text: JSON.stringify({ error: body }), refusal };
}

interface Query {
	batch?: string | string[];
	input?: string | string[];
}

/** The first value of a query parameter. */
const first = (values: string | string[] | undefined) => [values ?? []].flat()[0];

/**
 * Makes the function that returns the input of a call, parsed at the first use. It throws DomainError `malformed_json`, or
 * `validation` if a batch's input is not an object.
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

/** The headers of a response; `Retry-After` is the longest of a batch. */
function headersOf(refusals: DomainError[], isQuery: boolean): Record<string, string> {
	const headers = { 'cache-control': 'no-store' };
	const byWait = refusals.sort((a, b) => (a.retryAfter ?? 0) - (b.retryAfter ?? 0));
	for (const refusal of byWait) {
		const allow = { allow: isQuery ? 'GET, HEAD' : 'POST' };
		const more = refusal.code === 'method_not_allowed' ? allow : {};
		Object.assign(headers, problemHeaders(refusal), more);
	}
	return headers;
}
