import type { ClinicError } from './errors.ts';
import type { ChangeSubject, NotificationKind } from './generated/api.ts';
import type { Id, NotificationId, PatientId, UserId } from './values.ts';

/** Changes are told from now on. Some may have been missed before: ask again for what is shown, unless that is newer than `quietMs`. */
export interface ReadyEvent {
	type: 'ready';
	/** For how many milliseconds at least nothing that concerns the user has happened. */
	quietMs: number;
}

/** A record of a kind has changed. */
export interface ChangeOf<Subject extends ChangeSubject> {
	type: 'changed';
	subject: Subject;
	/** Null: several records of this kind, more than are told one by one. */
	id: Id<Subject> | null;
	/** The version that the record has since then. */
	version: number | null;
	/** Of an assignment: whose it is. */
	patientId: PatientId | null;
	/** Who changed it; null for whoever runs the installation. */
	actorId: UserId | null;
}

/** A record that the user may see has changed; the user's own changes are told too. */
export type ChangedEvent = { [Subject in ChangeSubject]: ChangeOf<Subject> }[ChangeSubject];

/** The user has got a notification. */
export interface NotificationEvent {
	type: 'notification';
	/** Null: some were read. */
	id: NotificationId | null;
	kind: NotificationKind | null;
}

/** The clinic's settings were changed. */
export interface ClinicChangedEvent {
	type: 'clinic';
	/** The version that they have since then. */
	version: number;
}

/** The user's own account was changed: name, role, language or formats. */
export interface AccountChangedEvent {
	type: 'account';
}

/** Nothing is told until `ready` comes again: the connection was lost, or there is none yet. */
export interface LostEvent {
	type: 'lost';
	error: ClinicError;
}

/** What happens, to be told apart by `type`. */
export type ClinicEvent =
	| ReadyEvent
	| ChangedEvent
	| NotificationEvent
	| ClinicChangedEvent
	| AccountChangedEvent
	| LostEvent;
