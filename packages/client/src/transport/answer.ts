import { ClinicError, type ErrorCode, type FieldError } from '../errors.ts';

/** The answer to a call. */
export interface Answer {
	status: number;
	requestId: string | undefined;
	outcome: { ok: true; data: unknown } | { ok: false; error: ClinicError };
}

/** The answers in a response, one for each call. @throws ClinicError `unexpected_answer` */
export function answersIn(response: Response, text: string, calls: number): Answer[] {
	const body = parsed(text);
	// What is refused as a whole, such as a request to an unknown host, has one answer for all calls.
	const bodies =
		Array.isArray(body) && calls > 1 ? body : Array.from({ length: calls }, () => body);
	if (bodies.length !== calls) throw unexpected(response);
	return bodies.map((one: unknown) => answerIn(response, one));
}

/** Why a response is not what was asked for. */
export function errorIn(response: Response, text: string): ClinicError {
	const requestId = response.headers.get('x-request-id') ?? undefined;
	return refusalIn(response, parsed(text), requestId) ?? unexpected(response);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// No answer of the API: `answerIn` says so, with the status.
		return undefined;
	}
}

function answerIn(response: Response, body: unknown): Answer {
	const requestId = response.headers.get('x-request-id') ?? undefined;
	if (isObject(body) && isObject(body['result'])) {
		const { data } = body['result'];
		return { status: response.status, requestId, outcome: { ok: true, data } };
	}
	const error = refusalIn(response, body, requestId) ?? unexpected(response);
	return {
		status: error.status ?? response.status,
		requestId: error.requestId,
		outcome: { ok: false, error },
	};
}

/** The refusal in a body: of a call, or a problem body (RFC 9457) where the request did not reach the calls. */
function refusalIn(
	response: Response,
	body: unknown,
	headerId: string | undefined,
): ClinicError | undefined {
	if (!isObject(body)) return undefined;
	const { message = body['detail'], data = body } = isObject(body['error']) ? body['error'] : {};
	if (!isObject(data) || typeof data['code'] !== 'string' || typeof message !== 'string') {
		return undefined;
	}
	const { code, requestId, httpStatus, errors } = data;
	// A newer server may have codes that this version does not know; they are answered as they are.
	return new ClinicError(code as ErrorCode, message, {
		errors: Array.isArray(errors) ? errors.filter(isFieldError) : undefined,
		status: typeof httpStatus === 'number' ? httpStatus : response.status,
		requestId: typeof requestId === 'string' ? requestId : headerId,
		retryAfter: retryAfterOf(response),
	});
}

function unexpected(response: Response): ClinicError<'unexpected_answer'> {
	const type = response.headers.get('content-type') ?? 'without a type';
	return new ClinicError(
		'unexpected_answer',
		`The answer is not the API’s: HTTP ${response.status}, ${type}. Is the address right, and what is between?`,
		{
			status: response.status,
			requestId: response.headers.get('x-request-id') ?? undefined,
			retryAfter: retryAfterOf(response),
		},
	);
}

/** `Retry-After` in seconds: a number of them, or a date. */
function retryAfterOf({ headers }: Response): number | undefined {
	const value = headers.get('retry-after');
	if (value === null) return undefined;
	const seconds = Number(value);
	if (!Number.isNaN(seconds)) return seconds;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isFieldError = (value: unknown): value is FieldError =>
	isObject(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';
