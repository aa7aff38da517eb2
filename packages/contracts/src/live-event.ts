import type { ChangeSubject, NotificationKind } from './enums.ts';

/** A record that the user may see has changed. */
export interface ChangedEvent {
	subject: ChangeSubject;
	/** Null: several records of this kind, more than are told one by one. */
	id: string | null;
	/** The version that the record has since then. */
	version: number | null;
	/** Of an assignment: the patient's id. */
	patientId: string | null;
	/** The user who changed it; null for whoever runs the installation. */
	actorId: string | null;
}

/** The user has got a notification. */
export interface NotificationEvent {
	/** Null: some were read. */
	id: string | null;
	kind: NotificationKind | null;
}

/** The clinic's settings were changed. */
export interface ClinicChangedEvent {
	version: number;
}

/** The user's own account was changed: name, role, language or formats. */
export type AccountChangedEvent = Record<string, never>;

/** The events of `GET /api/events`, by their names, with their data. */
export interface LiveEvents {
	/**
	 * Sent first, and again after the server was cut off from the database: changes from now on are told. Of the last `quietMs`
	 * milliseconds there is nothing to tell; changes before that may have been missed.
	 */
	ready: { quietMs: number };
	changed: ChangedEvent;
	notification: NotificationEvent;
	clinic: ClinicChangedEvent;
	account: AccountChangedEvent;
	/** Sent again and again, so that both sides notice when the connection is lost. */
	heartbeat: Record<string, never>;
}
