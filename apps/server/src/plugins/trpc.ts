import { type AppRouter, appRouter, DomainError, domainErrorOf, trpcRefusalOf } from '@hms/api';
import { type HTTPBaseHandlerOptions, resolveResponse } from '@trpc/server/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { base, type Refuse } from './addresses.ts';
import type { ContextOf } from './authentication.ts';
import { textOf } from './bodies.ts';
import { meaningOf, refusalHeaders, report } from './problems.ts';

/** Calls in one request at most. */
const maxBatchSize = 10;

/** The procedures as TypeScript programs and our own pages call them. */
export async function trpc(
	app: FastifyInstance,
	contextOf: ContextOf,
	refuse: Refuse,
): Promise<void> {
	await app.register(
		async (scope) => {
			// tRPC would take forms too, which any site can make a browser send.
			scope.addHook<{ Params: { path?: string } }>('onRequest', async (request, reply) => {
				if (request.params.path === '') refuse(request, reply);
				requireKeyOfOneCall(request.headers, request.params.path);
				const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
				if (type !== undefined && type !== 'application/json') {
					throw new DomainError('unsupported_media_type', 'Send application/json.');
				}
			});
			// tRPC reads the text itself, and only once it knows who is asking.
			scope.removeContentTypeParser('application/json');
			scope.addContentTypeParser(
				'application/json',
				{ parseAs: 'buffer' },
				async (request: FastifyRequest, body: Buffer) => textOf(request, body),
			);
			scope.setErrorHandler((error, request, reply) => {
				report(request, error);
				const meaning = meaningOf(error);
				const refusal = trpcRefusalOf(meaning, request.id);
				return reply
					.status(refusal.data.httpStatus)
					.headers(refusalHeaders(meaning))
					.send({ error: refusal });
			});
			scope.setNotFoundHandler(refuse);
			scope.route<{ Params: { path: string } }>({
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

async function answer(
	request: FastifyRequest<{ Params: { path: string } }>,
	reply: FastifyReply,
	contextOf: ContextOf,
): Promise<FastifyReply> {
	let early: unknown;
	const response = await resolveResponse<AppRouter>({
		router: appRouter,
		maxBatchSize,
		req: asFetched(request),
		// Fastify has decoded it, and tRPC decodes it again.
		path: encodeURIComponent(request.params.path),
		error: null,
		createContext: async () => contextOf(request, reply),
		onError: ({ error, ctx }) => {
			// Without a context tRPC cannot tell the request's id; our own handler can.
			if (ctx) report(request, error);
			else early = error;
		},
		responseMeta: ({ type, errors }) => ({ headers: headersOf(type, errors) }),
	});
	if (early) throw early;
	const { vary = [], ...headers } = Object.fromEntries(response.headers);
	// What is sent at once has a length instead.
	delete headers['transfer-encoding'];
	return reply
		.status(response.status)
		.headers(headers)
		.header('vary', [reply.getHeader('vary') ?? [], vary].flat().join(', '))
		.send(await response.text());
}

/** The request as tRPC takes it. It does not know HEAD, which asks for what GET would answer. */
function asFetched({ method, url, headers, body }: FastifyRequest): Request {
	const entries = Object.entries(headers).flatMap(([name, values]) =>
		[values ?? []].flat().map((value): [string, string] => [name, value]),
	);
	return new Request(new URL(url, 'http://trpc'), {
		method: method === 'HEAD' ? 'GET' : method,
		headers: entries,
		...(typeof body === 'string' ? { body } : {}),
	});
}

type Meta = Parameters<NonNullable<HTTPBaseHandlerOptions<AppRouter, Request>['responseMeta']>>[0];

/** The headers of an answer; of several refusals in a batch, the longest wait counts. */
function headersOf(type: Meta['type'], errors: Meta['errors']): Headers {
	const headers = new Headers({ 'cache-control': 'no-store' });
	const refusals = errors.map(domainErrorOf);
	for (const refusal of refusals.sort((a, b) => (a.retryAfter ?? 0) - (b.retryAfter ?? 0))) {
		for (const [name, value] of Object.entries(refusalHeaders(refusal))) headers.set(name, value);
		if (refusal.code === 'method_not_allowed') {
			headers.set('allow', type === 'query' ? 'GET, HEAD' : 'POST');
		}
	}
	return headers;
}
