// Written by `vitest run packages/client/src/generated.test.ts -u`, from the procedures of the API.

/** A stable code for the reason of a refusal. */
export type ProblemCode =
/** The request is not valid. */
| 'validation'
/** The body is not JSON. */
| 'malformed_json'
/** Sign in first. */
| 'unauthenticated'
/** This is not allowed. */
| 'forbidden'
/** There is no such thing. */
| 'not_found'
/** This method is not offered here. */
| 'method_not_allowed'
/** This does not fit with what is stored. */
| 'conflict'
/** Somebody saved a newer version. */
| 'precondition_failed'
/** The request is too large. */
| 'payload_too_large'
/** Send JSON. */
| 'unsupported_media_type'
/** This system does not answer to that name. */
| 'misdirected'
/** The key was used with another body. */
| 'idempotency_mismatch'
/** Too many requests. */
| 'too_many_requests'
/** The system failed. */
| 'internal'
/** The system cannot answer now. */
| 'unavailable'
/** This version of the client is not supported. */
| 'unsupported_client'
/** The e-mail address or the password is wrong. */
| 'invalid_credentials'
/** A code of the second factor is needed. */
| 'code_required'
/** Set up a second factor first. */
| 'two_factor_required'
/** This link does not work any more. */
| 'invalid_token'
/** This e-mail address has an account. */
| 'email_taken'
/** There has to be an administrator. */
| 'last_admin'
/** Another patient has this MRN. */
| 'mrn_taken'
/** Another doctor has this licence number. */
| 'license_taken'
/** This is shared with this person already. */
| 'already_shared'
/** This doctor already looks after this patient. */
| 'already_assigned';

/** The codes that any call may be refused with. */
export type CommonCode = 'internal' | 'misdirected' | 'payload_too_large' | 'too_many_requests' | 'unsupported_client' | 'unavailable';
