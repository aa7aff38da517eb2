export type {
	AllRows,
	Call,
	CallOptions,
	Changed,
	ChangeRow,
	NoInput,
	Page,
	PagedCall,
} from './call-types.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export {
	type CallError,
	ClinicError,
	clinicErrorOf,
	type ErrorCode,
	type FieldError,
	type Result,
	type TransportCode,
} from './errors.ts';
export type {
	AccountChangedEvent,
	ChangedEvent,
	ChangeOf,
	ClinicChangedEvent,
	ClinicEvent,
	LostEvent,
	NotificationEvent,
	ReadyEvent,
} from './events.ts';
export type * from './generated/api.ts';
export type { CommonCode, ProblemCode } from './generated/codes.ts';
export { browserStore } from './session/browser-store.ts';
export type { GivenToken } from './session/given-token.ts';
export type { SessionEnd } from './session/sessions.ts';
export { memoryStore, type SessionStore, type StoredSession } from './session/store.ts';
export type { CallEvent } from './transport/call.ts';
export type { Fetch, RequestHeaders } from './transport/request.ts';
export {
	type DoctorId,
	doctorId,
	type EmergencyAccessId,
	emergencyAccessId,
	type Id,
	type Instant,
	type InvitationId,
	invitationId,
	type Json,
	type MappingId,
	mappingId,
	type NotificationId,
	notificationId,
	type PasskeyId,
	type PatientId,
	type PlainDate,
	passkeyId,
	patientId,
	plainDate,
	type SessionId,
	type ShareId,
	sessionId,
	shareId,
	type TokenId,
	type TransferId,
	tokenId,
	transferId,
	type UserId,
	userId,
} from './values.ts';
export { version } from './version.ts';
