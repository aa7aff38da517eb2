declare const noun: unique symbol;

/**
 * The id of a row. The compiler refuses a doctor's id where a patient's is due, and takes a text of which it knows nothing;
 * `patientId(text)` and the like check such a text.
 */
export type Id<Noun extends string> = string & { readonly [noun]?: Noun };

export type PatientId = Id<'patient'>;
export type DoctorId = Id<'doctor'>;
export type MappingId = Id<'mapping'>;
export type UserId = Id<'user'>;
export type InvitationId = Id<'invitation'>;
export type SessionId = Id<'session'>;
export type TokenId = Id<'token'>;
export type PasskeyId = Id<'passkey'>;
export type NotificationId = Id<'notification'>;
export type ShareId = Id<'share'>;
export type TransferId = Id<'transfer'>;
export type EmergencyAccessId = Id<'emergencyAccess'>;

/**
 * A day of the calendar, `YYYY-MM-DD`, without a time zone. A literal such as `'1990-12-10'` is one; `plainDate(text)` makes one
 * of any other text. Never make it a `Date`: it shifts by a day in other time zones.
 */
export type PlainDate = `${number}-${number}-${number}`;

/** A point in time: RFC 3339 in UTC, with milliseconds. */
export type Instant = string;

/** Any JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const idOf =
	<const Noun extends string>(noun: Noun, name: string = noun) =>
	(text: string): Id<Noun> => {
		const id = text.trim().toLowerCase();
		if (!uuid.test(id)) {
			const named = `${/^[ei]/.test(name) ? 'an' : 'a'} ${name}`;
			throw new RangeError(`${shown(text)} is not the id of ${named}: expected a UUID`);
		}
		return id;
	};

/** A text as the id of a patient. @throws RangeError that says what is wrong */
export const patientId = idOf('patient');
/** A text as the id of a doctor. @throws RangeError that says what is wrong */
export const doctorId = idOf('doctor');
/** A text as the id of a mapping. @throws RangeError that says what is wrong */
export const mappingId = idOf('mapping');
/** A text as the id of a user. @throws RangeError that says what is wrong */
export const userId = idOf('user');
/** A text as the id of an invitation. @throws RangeError that says what is wrong */
export const invitationId = idOf('invitation');
export const notificationId = idOf('notification');
/** A text as the id of a session. @throws RangeError that says what is wrong */
export const sessionId = idOf('session');
/** A text as the id of a share. @throws RangeError that says what is wrong */
export const shareId = idOf('share');
/** A text as the id of a transfer. @throws RangeError that says what is wrong */
export const transferId = idOf('transfer');
/** A text as the id of an emergency access. @throws RangeError that says what is wrong */
export const emergencyAccessId = idOf('emergencyAccess', 'emergency access');
/** A text as the id of a personal token. @throws RangeError that says what is wrong */
export const tokenId = idOf('token');
/** A text as the id of a passkey. @throws RangeError that says what is wrong */
export const passkeyId = idOf('passkey');

/** A text as a day. @throws RangeError that says what is wrong: the form, the month or the day */
export function plainDate(text: string): PlainDate {
	const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	if (!year) throw new RangeError(`${shown(text)} is not a day: expected YYYY-MM-DD`);
	if (year === '0000') throw new RangeError(`${text} is not a day: there is no year 0`);
	if (Number(month) < 1 || Number(month) > 12) {
		throw new RangeError(`${text} is not a day: there is no month ${month}`);
	}
	// Day 0 of a month is the last one of the month before.
	const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
	if (Number(day) < 1 || Number(day) > days) {
		throw new RangeError(`${text} is not a day: ${year}-${month} has ${days} days`);
	}
	return `${year}-${month}-${day}` as PlainDate; // the digits have been checked
}

/** A text in quotation marks, shortened. */
const shown = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
