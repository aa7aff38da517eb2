import { ClinicError } from '../errors.ts';
import { version } from '../version.ts';
import { type Answer, answersIn, errorIn } from './answer.ts';

/** A call as it is sent. */
export interface SentCall {
	/** Its name, as "patient.get". */
	call: string;
	isRead: boolean;
	input: unknown;
	token: string | undefined;
	idempotencyKey: string | undefined;
	signal: AbortSignal;
}

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Headers by their names. */
export type RequestHeaders = Record<string, string>;

export interface RequestOptions {
	/** The URL of the API's tRPC calls, or of its events, without a slash at its end. */
	url: string;
	fetch: Fetch | undefined;
	headers: () => RequestHeaders | Promise<RequestHeaders>;
}

/** The URL of a request with some calls of one kind: inputs of reads are in it. */
export function urlOf(base: string, calls: readonly SentCall[]): string {
	const query = [
		...(calls.length > 1 ? ['batch=1'] : []),
		...(calls[0]?.isRead ? [`input=${encodeURIComponent(inputOf(calls))}`] : []),
	];
	return [
		`${base}/${calls.map(({ call }) => call).join()}`,
		...(query.length > 0 ? [query.join('&')] : []),
	].join('?');
}

/** The inputs of calls as JSON: several are an object, with the number of a call for each. */
function inputOf(calls: readonly SentCall[]): string {
	const inputs = calls.map(({ input }) => input ?? {});
	return JSON.stringify(calls.length > 1 ? { ...inputs } : inputs[0]);
}

/** Sends some calls of one kind, token and key in one request. @returns an answer for each @throws ClinicError without one */
export async function sendRequest(
	{ url, fetch = globalThis.fetch, headers }: RequestOptions,
	calls: readonly SentCall[],
	signal: AbortSignal,
): Promise<Answer[]> {
	const [first] = calls;
	const sent = await sentHeaders(headers, 'application/json', first?.token);
	if (first?.idempotencyKey !== undefined) sent.set('idempotency-key', first.idempotencyKey);
	const init: RequestInit = { method: 'GET', headers: sent, signal };
	if (!first?.isRead) {
		sent.set('content-type', 'application/json');
		Object.assign(init, { method: 'POST', body: inputOf(calls) });
	}
	const { response, text } = await network(async () => {
		const response = await fetch(urlOf(url, calls), init);
		return { response, text: await response.text() };
	});
	return answersIn(response, text, calls.length);
}

async function sentHeaders(
	headers: RequestOptions['headers'],
	accept: string,
	token: string | undefined,
): Promise<Headers> {
	const sent = new Headers(await headers());
	sent.set('accept', accept);
	sent.set('x-client-version', `hms-client/${version}`);
	if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
	return sent;
}

/** Opens a stream of events at the URL. @throws ClinicError */
export async function openStream(
	{ url, fetch = globalThis.fetch, headers }: RequestOptions,
	token: string | undefined,
	signal: AbortSignal,
): Promise<Response> {
	const type = 'text/event-stream';
	const init = { headers: await sentHeaders(headers, type, token), signal };
	const response = await network(() => fetch(url, init));
	if (response.ok && response.headers.get('content-type')?.startsWith(type)) return response;
	throw errorIn(response, await network(() => response.text()));
}

/** Runs what needs the network. @throws ClinicError `network` for whatever it throws */
export async function network<Value>(run: () => Promise<Value>): Promise<Value> {
	try {
		return await run();
	} catch (cause) {
		throw cause instanceof ClinicError
			? cause
			: new ClinicError('network', 'The server did not answer: there is no connection to it.', {
					cause,
				});
	}
}
