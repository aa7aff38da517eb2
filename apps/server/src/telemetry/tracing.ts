import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallTrace } from '@hms/api';
import {
	type Context,
	defaultTextMapGetter,
	ROOT_CONTEXT,
	type Span,
	SpanKind,
	SpanStatusCode,
	type Tracer,
	trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { FastifyRequest } from 'fastify';
import { knownMethod } from '../plugins/metrics.ts';
import type { FinishedRequest, RequestObserver } from '../plugins/requests.ts';

/** A span with the context for the spans within it. */
interface Traced {
	span: Span;
	context: Context;
}

/**
 * The spans of requests, of the procedures that they call, and of the statements of these. They have patterns and names of the
 * program, never what somebody sent or what is stored.
 */
export class Tracing implements RequestObserver {
	readonly #tracer: Tracer;
	readonly #propagator = new W3CTraceContextPropagator();
	readonly #requests = new WeakMap<FastifyRequest, Traced>();
	/** The call of a procedure that runs. */
	readonly #call = new AsyncLocalStorage<Traced>();

	constructor(tracer: Tracer) {
		this.#tracer = tracer;
	}

	started(request: FastifyRequest): void {
		const caller = this.#propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
		const method = knownMethod(request.method);
		const attributes = { 'http.request.method': method, 'hms.request_id': request.id };
		this.#requests.set(request, this.#begin(method, { kind: SpanKind.SERVER, attributes }, caller));
	}

	ended(request: FastifyRequest, { route, status }: FinishedRequest): void {
		const span = this.#requests.get(request)?.span;
		if (!span) return;
		if (route !== null) {
			span.updateName(`${knownMethod(request.method)} ${route}`);
			span.setAttribute('http.route', route);
		}
		span.setAttribute('http.response.status_code', status);
		if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
		span.end();
	}

	/** What begins the traces of the calls of a request. */
	callsOf(request: FastifyRequest): (procedure: string) => CallTrace {
		const { context = ROOT_CONTEXT } = this.#requests.get(request) ?? {};
		return (procedure) => {
			const attributes = { 'hms.procedure': procedure };
			const call = this.#begin(procedure, { kind: SpanKind.INTERNAL, attributes }, context);
			return {
				run: (work) => this.#call.run(call, work),
				ended: (outcome) => {
					call.span.setAttribute('hms.outcome', outcome);
					if (outcome === 'internal') call.span.setStatus({ code: SpanStatusCode.ERROR });
					call.span.end();
				},
			};
		};
	}

	/** Begins the span of a statement; statements of no call, such as those in the background, have none. */
	readonly onStatement = (operation: string) => {
		const call = this.#call.getStore();
		// What a call leaves behind, such as a timer, still has its context.
		if (!call?.span.isRecording()) return undefined;
		const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': operation };
		const { span } = this.#begin(operation, { kind: SpanKind.CLIENT, attributes }, call.context);
		return (errorCode?: string) => {
			if (errorCode !== undefined) {
				span.setAttribute('db.response.status_code', errorCode);
				span.setStatus({ code: SpanStatusCode.ERROR });
			}
			span.end();
		};
	};

	#begin(name: string, options: Parameters<Tracer['startSpan']>[1], context: Context): Traced {
		const span = this.#tracer.startSpan(name, options, context);
		return { span, context: trace.setSpan(context, span) };
	}
}
