import './messages.ts';
import { z } from 'zod';

/**
 * The problem codes of the API: a stable code for programs, with the HTTP status and a title for people. The second group has more
 * specific codes where these help a program.
 */
export const problems = {
	validation: { status: 400, title: 'The request is not valid' },
	malformed_json: { status: 400, title: 'The body is not JSON' },
	unauthenticated: { status: 401, title: 'Sign in first' },
	forbidden: { status: 403, title: 'This is not allowed' },
	not_found: { status: 404, title: 'There is no such thing' },
	method_not_allowed: { status: 405, title: 'This method is not offered here' },
	conflict: { status: 409, title: 'This does not fit with what is stored' },
	precondition_failed: { status: 412, title: 'Somebody saved a newer version' },
	payload_too_large: { status: 413, title: 'The request is too large' },
	unsupported_media_type: { status: 415, title: 'Send JSON' },
	misdirected: { status: 421, title: 'This system does not answer to that name' },
	idempotency_mismatch: { status: 422, title: 'The key was used with another body' },
	too_many_requests: { status: 429, title: 'Too many requests' },
	internal: { status: 500, title: 'The system failed' },
	unavailable: { status: 503, title: 'The system cannot answer now' },

	unsupported_client: { status: 400, title: 'This version of the client is not supported' },
	invalid_credentials: { status: 401, title: 'The e-mail address or the password is wrong' },
	code_required: { status: 401, title: 'A code of the second factor is needed' },
	two_factor_required: { status: 403, title: 'Set up a second factor first' },
	invalid_token: { status: 400, title: 'This link does not work any more' },
	email_taken: { status: 409, title: 'This e-mail address has an account' },
	last_admin: { status: 409, title: 'There has to be an administrator' },
	mrn_taken: { status: 409, title: 'Another patient has this MRN' },
	license_taken: { status: 409, title: 'Another doctor has this licence number' },
	already_shared: { status: 409, title: 'This is shared with this person already' },
	already_assigned: { status: 409, title: 'This doctor already looks after this patient' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

// Object.keys of a constant table gives its keys.
const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

const problemCode = z
	.enum(codes)
	.meta({ id: 'ProblemCode', description: 'A stable word for programs.' });

/** An error of a field: its path ("address.country", "allergies.0", "" for the whole input) and a phrase. */
export const fieldError = z
	.strictObject({
		path: z
			.string()
			.describe('The field, as `address.country` or `allergies.0`; empty for the whole.'),
		message: z
			.string()
			.describe(
				'What is wrong: a phrase that follows the name of the field, or a sentence of its own, which begins with a capital letter.',
			),
	})
	.meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldError>;

/** The body of every error response (RFC 9457). `errors` is present for invalid fields. */
export const problem = z
	.strictObject({
		type: z.string().describe('`/problems/` and the code.'),
		title: z.string().describe('The same for every problem of this code.'),
		status: z.int().describe('The HTTP status.'),
		code: problemCode,
		detail: z.string().describe('What happened, for a person.'),
		errors: z.array(fieldError).optional().describe('There where fields are at fault.'),
		requestId: z.string().describe('The same as in `X-Request-Id`; the log has it too.'),
	})
	.meta({ id: 'Problem', description: 'The body of every error, after RFC 9457.' });
export type Problem = z.infer<typeof problem>;
