// Written by `vitest run packages/client/src/generated.test.ts -u`, from the procedures of the API.

import type { AllRows, Call, ChangeRow, NoInput, Page, PagedCall } from '../call-types.ts';
import type {
	DoctorId, EmergencyAccessId, Instant, InvitationId, Json, MappingId, NotificationId, PasskeyId, PatientId, PlainDate,
	SessionId, ShareId, TokenId, TransferId, UserId,
} from '../values.ts';

export interface Access {
id: string;
/** When it was first within five minutes. */
at: Instant;
/** Who saw the patient. */
user: NamedUser;
/** By which right: as the owner, by a share, or by emergency access. */
right: AccessRight;
/** What was seen. */
kind: AccessKind;
/** The session, or the personal token, that asked. */
sessionId: SessionId;
}

export type AccessKind = "record" | "history" | "care_team" | "list" | "search" | "similar" | "export";

export type AccessRight = "own" | "share" | "emergency";

export type AccessSort = "at";

export interface Activity {
id: string;
at: Instant;
/** Who did it. */
actor: NamedUser;
action: ChangeAction;
/** One entry for each field that changed. */
changes: FieldChange[];
subject: {
id: string;
name: string;
type: ChangeSubject;
/** Of an assignment: who is looked after. */
patient: {
id: PatientId;
name: string;
} | null;
/** Of an assignment: by whom. */
doctor: {
id: DoctorId;
name: string;
} | null;
/** Whether it is archived now; of an assignment: whether its patient is. */
archived: boolean;
};
}

export type ActivityExportField =
	| 'cursor'
	| 'subject'
	| 'mine'
	| 'actorId'
	| 'patientId'
	| 'doctorId'
	| 'from'
	| 'to';

export interface ActivityExportInput {
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** Only changes of this kind of record. */
subject?: ChangeSubject | undefined;
/** Only what the caller did. Default: `false`. */
mine?: boolean | undefined;
/** Only what this user did. */
actorId?: string | undefined;
/** Only changes of this patient and its assignments. */
patientId?: PatientId | undefined;
/** Only changes of this doctor and of assignments to it. */
doctorId?: DoctorId | undefined;
/** Only changes of this day in the clinic, or later. */
from?: PlainDate | undefined;
/** Only changes of this day in the clinic, or earlier. */
to?: PlainDate | undefined;
}

export type ActivityListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'subject'
	| 'mine'
	| 'actorId'
	| 'patientId'
	| 'doctorId'
	| 'from'
	| 'to';

export interface ActivityListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: ActivitySort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Only changes of this kind of record. */
subject?: ChangeSubject | undefined;
/** Only what the caller did. Default: `false`. */
mine?: boolean | undefined;
/** Only what this user did. */
actorId?: string | undefined;
/** Only changes of this patient and its assignments. */
patientId?: PatientId | undefined;
/** Only changes of this doctor and of assignments to it. */
doctorId?: DoctorId | undefined;
/** Only changes of this day in the clinic, or later. */
from?: PlainDate | undefined;
/** Only changes of this day in the clinic, or earlier. */
to?: PlainDate | undefined;
}

export type ActivitySort = "at";

/** Any part may be null; one of which all are is none. */
export interface Address {
line1: string | null;
line2: string | null;
city: string | null;
region: string | null;
postalCode: string | null;
country: Country | null;
}

/** Any part may be null; one of which all are is none. */
export interface AddressInput {
/** Default: `null`. */
line1?: string | null | undefined;
/** Default: `null`. */
line2?: string | null | undefined;
/** Default: `null`. */
city?: string | null | undefined;
/** Default: `null`. */
region?: string | null | undefined;
/** Default: `null`. */
postalCode?: string | null | undefined;
/** Default: `null`. */
country?: Country | null | undefined;
}

export interface AssignOutcome {
/** The ids of the new assignments and of their patients. */
done: ({
id: string;
patientId: PatientId;
})[];
/** The patients without a new assignment, by their ids. */
notDone: NotDone[];
}

export type AuthBeginPasskeyField =
	| 'currentPassword';

export interface AuthBeginPasskeyInput {
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
}

export type AuthBeginTotpField =
	| 'currentPassword';

export interface AuthBeginTotpInput {
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
}

export type AuthChangePasswordField =
	| 'currentPassword'
	| 'newPassword';

export interface AuthChangePasswordInput {
currentPassword: string;
/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
newPassword: string;
}

export type AuthConfirmTotpField =
	| 'code';

export interface AuthConfirmTotpInput {
/** Six digits of the authenticator app that was set up. */
code: string;
}

export type AuthCreatePasskeyField =
	| 'name'
	| 'credential'
	| 'credential.id'
	| 'credential.rawId'
	| 'credential.type'
	| 'credential.response'
	| 'credential.response.clientDataJSON'
	| 'credential.response.attestationObject';

export interface AuthCreatePasskeyInput {
/** What the user knows it by. */
name?: string | undefined;
credential: NewPasskeyCredential;
}

export type AuthCreateTokenField =
	| 'name'
	| 'scope'
	| 'expiresOn'
	| 'currentPassword';

export interface AuthCreateTokenInput {
/** What it is for. */
name: string;
scope: TokenScope;
/** The last day on which it works, in the clinic’s time zone; within a year. */
expiresOn: PlainDate;
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
}

export type AuthDeletePasskeyField =
	| 'id'
	| 'currentPassword';

export interface AuthDeletePasskeyInput {
id: PasskeyId;
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
}

export type AuthDeleteTokenField =
	| 'id';

export interface AuthDeleteTokenInput {
id: TokenId;
}

export type AuthEndSessionField =
	| 'id';

export interface AuthEndSessionInput {
id: SessionId;
}

export type AuthForgotPasswordField =
	| 'email';

export interface AuthForgotPasswordInput {
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
}

export type AuthInvitationField =
	| 'token';

export interface AuthInvitationInput {
token: string;
}

export interface AuthInvitationOutput {
email: string;
name: string | null;
role: Role;
}

export type AuthLoginField =
	| 'email'
	| 'password'
	| 'code'
	| 'deviceToken';

export interface AuthLoginInput {
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
password: string;
/** Six digits of the authenticator app, or a recovery code in their place. Spaces and hyphens do not matter. Each code works once. */
code?: string | undefined;
/** That of the last sign-in, for programs: who signs in from there does not have to wait for others who guess the password. */
deviceToken?: string | undefined;
}

export type AuthLoginWithPasskeyField =
	| 'credential'
	| 'credential.id'
	| 'credential.rawId'
	| 'credential.type'
	| 'credential.response'
	| 'credential.response.clientDataJSON'
	| 'credential.response.authenticatorData'
	| 'credential.response.signature'
	| 'credential.response.userHandle';

export interface AuthLoginWithPasskeyInput {
credential: PasskeyCredential;
}

export interface AuthOptionsOutput {
registration: Registration;
/** Whether links to set a new password are mailed. */
mail: boolean;
/** The name of the clinic, if it has one. */
clinicName: string | null;
}

export type AuthRefreshField =
	| 'refreshToken';

export interface AuthRefreshInput {
refreshToken: string;
}

export type AuthRegisterField =
	| 'name'
	| 'email'
	| 'password'
	| 'invitation';

export interface AuthRegisterInput {
name: string;
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
password: string;
/** The token of an invitation, which is what follows `invitation=` in its link. */
invitation?: string | undefined;
}

export type AuthRemoveTotpField =
	| 'currentPassword'
	| 'code';

export interface AuthRemoveTotpInput {
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
/** Six digits of the authenticator app, or a recovery code in their place. Spaces and hyphens do not matter. Each code works once. */
code: string;
}

export type AuthRenewRecoveryCodesField =
	| 'currentPassword'
	| 'code';

export interface AuthRenewRecoveryCodesInput {
/** May be left out within ten minutes of signing in. */
currentPassword?: string | undefined;
/** Six digits of the authenticator app, or a recovery code in their place. Spaces and hyphens do not matter. Each code works once. */
code: string;
}

export type AuthResetPasswordField =
	| 'token'
	| 'newPassword';

export interface AuthResetPasswordInput {
/** What follows `token=` in the link. */
token: string;
/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
newPassword: string;
}

export type AuthSignInField =
	| 'email'
	| 'password'
	| 'code'
	| 'deviceToken';

export interface AuthSignInInput {
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
password: string;
/** Six digits of the authenticator app, or a recovery code in their place. Spaces and hyphens do not matter. Each code works once. */
code?: string | undefined;
/** That of the last sign-in, for programs: who signs in from there does not have to wait for others who guess the password. */
deviceToken?: string | undefined;
}

export interface AuthSignInOutput {
user: User;
}

export type AuthSignInWithPasskeyField =
	| 'credential'
	| 'credential.id'
	| 'credential.rawId'
	| 'credential.type'
	| 'credential.response'
	| 'credential.response.clientDataJSON'
	| 'credential.response.authenticatorData'
	| 'credential.response.signature'
	| 'credential.response.userHandle';

export interface AuthSignInWithPasskeyInput {
credential: PasskeyCredential;
}

export interface AuthSignInWithPasskeyOutput {
user: User;
}

export type AuthSignUpField =
	| 'name'
	| 'email'
	| 'password'
	| 'invitation';

export interface AuthSignUpInput {
name: string;
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
password: string;
/** The token of an invitation, which is what follows `invitation=` in its link. */
invitation?: string | undefined;
}

export interface AuthSignUpOutput {
user: User;
}

export type AuthTokensField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface AuthTokensInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: TokenSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export type AuthUpdateMeField =
	| 'name'
	| 'language'
	| 'dateOrder'
	| 'timeFormat'
	| 'id'
	| 'email'
	| 'role'
	| 'createdAt';

export interface AuthUpdateMeInput {
name?: string | undefined;
/** Null: as the clinic. */
language?: Language | null | undefined;
/** Null: as the clinic. */
dateOrder?: DateOrder | null | undefined;
/** Null: as the clinic. */
timeFormat?: TimeFormat | null | undefined;
id?: SetBySystem | undefined;
email?: SetBySystem | undefined;
role?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
}

export type AuthUpdatePasskeyField =
	| 'id'
	| 'name';

export interface AuthUpdatePasskeyInput {
id: PasskeyId;
/** What the user knows it by. */
name: string;
}

export type BackupFailure = "folder_missing" | "folder_not_writable" | "disk_full" | "key" | "database" | "other";

export type BackupState = "off" | "on_time" | "overdue" | "failed";

export interface BackupStatus {
/** `off`: the product makes none. `on_time`: none is due, or one is being made. `failed`: the one that was due failed. `overdue`: it is missing, and nothing is known of why. */
state: BackupState;
/** When the newest backup was made. Null: there is none. */
lastAt: Instant | null;
/** When the next one is due, or was. Null: the state is off. */
dueAt: Instant | null;
/** Why the one that was due failed; the details are in the log of the process. */
failure: BackupFailure | null;
}

export type BloodGroup = "A+" | "A-" | "B+" | "B-" | "AB+" | "AB-" | "O+" | "O-";

export interface BulkOutcome {
done: string[];
notDone: NotDone[];
}

export interface Change {
id: string;
at: Instant;
/** Who did it. */
actor: NamedUser;
action: ChangeAction;
/** One entry for each field that changed. */
changes: FieldChange[];
}

export type ChangeAction = "created" | "updated" | "archived" | "restored" | "ended" | "reopened";

export type ChangeSubject = "patient" | "doctor" | "mapping";

export interface Clinic {
/** The name of the clinic. Null: it has none. */
name: string | null;
/** A name of the IANA time zone database. The clinic’s days begin and end by it. */
timeZone: string;
/** The country of telephone numbers without a country code, and of new addresses. Null: not settled. */
country: Country | null;
/** The language of those who have chosen none. */
language: Language;
/** The date order of those who have chosen none. */
dateOrder: DateOrder;
/** The time format of those who have chosen none. */
timeFormat: TimeFormat;
/** The paper that is printed on. */
paperSize: PaperSize;
/** The day that it is in the clinic. */
today: PlainDate;
/** Who may open patients of others in an emergency. */
emergencyAccess: EmergencyAccessSetting;
/** When this was answered, by the server’s clock. */
now: Instant;
/** How often the row was written, from 1. `ETag` carries it. */
version: number;
/** When the settings were changed last. */
updatedAt: Instant;
}

export type ClinicReplaceField =
	| 'name'
	| 'timeZone'
	| 'country'
	| 'language'
	| 'dateOrder'
	| 'timeFormat'
	| 'paperSize'
	| 'expectedVersion'
	| 'emergencyAccess'
	| 'version'
	| 'updatedAt'
	| 'today'
	| 'now';

export interface ClinicReplaceInput {
/** The name of the clinic. Null: it has none. Default: `null`. */
name?: string | null | undefined;
/** Default: `null`. */
timeZone?: string | null | undefined;
/** The country of telephone numbers without a country code, and of new addresses. Null: not settled. Default: `null`. */
country?: Country | null | undefined;
/** Default: `null`. */
language?: Language | null | undefined;
/** Default: `null`. */
dateOrder?: DateOrder | null | undefined;
/** Default: `null`. */
timeFormat?: TimeFormat | null | undefined;
/** Default: `null`. */
paperSize?: PaperSize | null | undefined;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
emergencyAccess?: SetBySystem | undefined;
version?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
/** It may be sent along as it was read, and changes nothing. */
today?: unknown;
/** It may be sent along as it was read, and changes nothing. */
now?: unknown;
}

/** ISO 3166-1 alpha-2, or XK. */
export type Country = "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AQ" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "YE" | "YT" | "ZA" | "ZM" | "ZW" | "XK";

/** The order of day, month and year. */
export type DateOrder = "dmy" | "mdy" | "ymd";

export interface Doctor {
id: DoctorId;
givenName: string;
familyName: string | null;
specialty: Specialty;
licenseNumber: string | null;
phone: string | null;
email: string | null;
acceptingPatients: boolean;
status: RecordStatus;
/** How often the row was written, from 1. `ETag` carries it. */
version: number;
createdAt: Instant;
updatedAt: Instant;
}

export type DoctorArchiveField =
	| 'id'
	| 'expectedVersion';

export interface DoctorArchiveInput {
id: DoctorId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
}

export type DoctorCreateField =
	| 'givenName'
	| 'familyName'
	| 'specialty'
	| 'licenseNumber'
	| 'phone'
	| 'email'
	| 'acceptingPatients';

export interface DoctorCreateInput {
givenName: string;
/** Default: `null`. */
familyName?: string | null | undefined;
specialty: Specialty;
/** Default: `null`. */
licenseNumber?: string | null | undefined;
/** Default: `null`. */
phone?: string | null | undefined;
/** Default: `null`. */
email?: string | null | undefined;
/** Default: `true`. */
acceptingPatients?: boolean | undefined;
}

export type DoctorGetField =
	| 'id'
	| 'archived';

export interface DoctorGetInput {
id: DoctorId;
/** Also one that is archived. Of patients: the own ones; a shared one stays 404. Default: `false`. */
archived?: boolean | undefined;
}

export type DoctorHistoryField =
	| 'id'
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface DoctorHistoryInput {
id: DoctorId;
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: HistorySort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export type DoctorListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'q'
	| 'specialty'
	| 'acceptingPatients'
	| 'status';

export interface DoctorListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: DoctorSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Each word has to be found: in a name (any case, accents or none, any order, written together or apart, punctuation aside), in an MRN or licence number, in a telephone number, or as the beginning of an e-mail address. Names are found with a typo, too: one letter more, fewer, another one, or two neighbours swapped, in words of four letters or more; a word of three letters is a typo of one of four that has a letter more. So they are in another script (Ivanova, Wang), in another spelling (hofman), and by short forms (Tom, William). Titles as "Dr" are left out where there are other words. Twelve words count, and of each the first forty characters. A specialty finds its doctors, by three letters or more. */
q?: string | undefined;
specialty?: Specialty | undefined;
acceptingPatients?: boolean | undefined;
/** Default: `"active"`. */
status?: RecordStatusFilter | undefined;
}

export interface DoctorPanels {
/** The doctors with the most patients, the largest number first. */
items: ({
doctor: {
id: DoctorId;
givenName: string;
familyName: string | null;
status: RecordStatus;
};
patients: number;
})[];
/** How many doctors have patients, those beyond `items` too. */
doctors: number;
}

export type DoctorReplaceField =
	| 'givenName'
	| 'familyName'
	| 'specialty'
	| 'licenseNumber'
	| 'phone'
	| 'email'
	| 'acceptingPatients'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt';

export interface DoctorReplaceInput {
givenName: string;
/** Default: `null`. */
familyName?: string | null | undefined;
specialty: Specialty;
/** Default: `null`. */
licenseNumber?: string | null | undefined;
/** Default: `null`. */
phone?: string | null | undefined;
/** Default: `null`. */
email?: string | null | undefined;
/** Default: `true`. */
acceptingPatients?: boolean | undefined;
id: DoctorId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
}

export type DoctorRestoreField =
	| 'id';

export interface DoctorRestoreInput {
id: DoctorId;
}

export type DoctorSort = "familyName" | "createdAt" | "specialty";

export type DoctorUpdateField =
	| 'givenName'
	| 'familyName'
	| 'specialty'
	| 'licenseNumber'
	| 'phone'
	| 'email'
	| 'acceptingPatients'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt';

export interface DoctorUpdateInput {
givenName?: string | undefined;
familyName?: string | null | undefined;
specialty?: Specialty | undefined;
licenseNumber?: string | null | undefined;
phone?: string | null | undefined;
email?: string | null | undefined;
acceptingPatients?: boolean | null | undefined;
id: DoctorId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
}

export interface DoctorWorkload {
/** How many of the caller’s patients; a hand-over takes all of them. */
patients: number;
/** How many of everybody else’s. */
patientsOfColleagues: number;
}

export interface EmergencyAccess {
id: EmergencyAccessId;
patientId: PatientId;
/** Whose patient it was. */
owner: NamedUser;
/** Who opened it. */
user: NamedUser;
reason: string;
createdAt: Instant;
/** Until when it could be read. */
endsAt: Instant;
/** What was read by it, of each kind; empty where nothing was, or is recorded any more. */
reads: EmergencyRead[];
/** Null: nobody has reviewed it yet. */
review: {
at: Instant;
user: NamedUser;
note: string;
} | null;
}

export type EmergencyAccessFindField =
	| 'mrn'
	| 'givenName'
	| 'familyName'
	| 'dateOfBirth';

export interface EmergencyAccessFindInput {
mrn?: string | undefined;
givenName?: string | undefined;
familyName?: string | undefined;
dateOfBirth?: PlainDate | undefined;
}

export type EmergencyAccessListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'patientId'
	| 'unreviewed';

export interface EmergencyAccessListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: EmergencyAccessSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Only those of this patient, which its owner may list too; others get none. */
patientId?: PatientId | undefined;
/** Only those that nobody has reviewed yet. Default: `false`. */
unreviewed?: boolean | undefined;
}

export type EmergencyAccessOpenField =
	| 'patientId'
	| 'reason';

export interface EmergencyAccessOpenInput {
patientId: PatientId;
reason: string;
}

export type EmergencyAccessReviewField =
	| 'id'
	| 'note';

export interface EmergencyAccessReviewInput {
id: EmergencyAccessId;
note: string;
}

export type EmergencyAccessSetting = "off" | "admins" | "everyone";

export type EmergencyAccessSort = "createdAt";

/** Any part may be null; one of which all are is none. */
export interface EmergencyContact {
name: string | null;
relationship: string | null;
phone: string | null;
}

/** Any part may be null; one of which all are is none. */
export interface EmergencyContactInput {
/** Default: `null`. */
name?: string | null | undefined;
/** Default: `null`. */
relationship?: string | null | undefined;
/** Default: `null`. */
phone?: string | null | undefined;
}

export interface EmergencyMatch {
patientId: PatientId;
owner: NamedUser;
}

export interface EmergencyMatches {
items: EmergencyMatch[];
}

export interface EmergencyRead {
kind: AccessKind;
/** Within five minutes a kind is counted once. */
count: number;
lastAt: Instant;
}

export interface FieldChange {
field: string;
before: Recorded;
after: Recorded;
}

export interface HandOver {
/** Takes it back, within a day. */
id: string;
/** How many patients were handed over. */
patients: number;
/** How many of them had the other doctor already; they keep that assignment. */
alreadyTheirs: number;
}

export type HistorySort = "at";

export interface Invitation {
id: InvitationId;
email: string;
name: string | null;
role: Role;
createdAt: Instant;
expiresAt: Instant;
}

export type InvitationCreateField =
	| 'email'
	| 'name'
	| 'role';

export interface InvitationCreateInput {
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email: string;
name?: string | undefined;
/** Default: `"staff"`. */
role?: Role | undefined;
}

export type InvitationListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface InvitationListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: InvitationSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export type InvitationSort = "createdAt";

export type InvitationWithdrawField =
	| 'id';

export interface InvitationWithdrawInput {
id: InvitationId;
}

/** A language that there are texts for, as in BCP 47. */
export type Language = "en-GB" | "en-US" | "de" | "es" | "fr" | "ar";

export interface ListedUser {
id: UserId;
name: string;
role: Role;
status: UserStatus;
/** For administrators only. */
email?: string;
/** To the minute. Null: never signed in. For administrators only. */
lastSeenAt?: Instant | null;
/** Whether there is a second factor. For administrators only. */
twoFactor?: boolean;
}

export interface Mapping {
id: MappingId;
patientId: PatientId;
doctorId: DoctorId;
role: MappingRole;
/** Whether it is the patient’s primary doctor today; where it is yet to begin, on its first day; where it has ended, until then. In a list of one day (`on`), on that day. */
isPrimary: boolean;
startedOn: PlainDate;
endedOn: PlainDate | null;
reason: string | null;
notes: string | null;
status: MappingStatus;
/** How often the row was written, from 1. `ETag` carries it. */
version: number;
createdAt: Instant;
updatedAt: Instant;
patient: {
id: PatientId;
/** Medical record number. */
mrn: string;
givenName: string;
/** Null where there is one name only. */
familyName: string | null;
};
doctor: {
id: DoctorId;
givenName: string;
familyName: string | null;
specialty: Specialty;
status: RecordStatus;
};
}

export type MappingAssignManyField =
	| 'patientIds'
	| `patientIds.${number}`
	| 'doctorId'
	| 'role'
	| 'reason'
	| 'primaryWhereNone';

export interface MappingAssignManyInput {
patientIds: readonly PatientId[];
doctorId: DoctorId;
/** Default: `"attending"`. */
role?: MappingRole | undefined;
/** Default: `null`. */
reason?: string | null | undefined;
/** Makes the doctor the primary one of those patients who have none. Default: `false`. */
primaryWhereNone?: boolean | undefined;
}

export type MappingCreateField =
	| 'doctorId'
	| 'role'
	| 'isPrimary'
	| 'startedOn'
	| 'endedOn'
	| 'reason'
	| 'notes'
	| 'patientId';

export interface MappingCreateInput {
doctorId: DoctorId;
/** Default: `"attending"`. */
role?: MappingRole | undefined;
/** A patient has one primary doctor at a time. Who becomes it takes over from today, or from the first day of the mapping where that is written too or is yet to come; until then the one before stays. Taken back by false before a day has passed, it goes back to the one before. Default: `false`. */
isPrimary?: boolean | undefined;
/** The first day: not before the patient was born, and at most 10 years from now. Where absent: today for a new mapping, and for one that is replaced the day it has. */
startedOn?: PlainDate | undefined;
/** The day from which the doctor no longer looks after the patient; a day to come keeps the mapping active. Default: `null`. */
endedOn?: PlainDate | null | undefined;
/** Default: `null`. */
reason?: string | null | undefined;
/** Default: `null`. */
notes?: string | null | undefined;
patientId: PatientId;
}

export type MappingEndField =
	| 'id'
	| 'expectedVersion'
	| 'reason';

export interface MappingEndInput {
id: MappingId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
reason?: string | undefined;
}

export type MappingEndManyField =
	| 'ids'
	| `ids.${number}`;

export interface MappingEndManyInput {
ids: readonly MappingId[];
}

export type MappingGap = "archived_doctor" | "past_end";

export interface MappingGapCounts {
/** Active patients without a primary doctor. */
withoutPrimary: number;
/** Active assignments to doctors who have left the directory. */
archivedDoctor: number;
/** Active assignments whose last day has passed. */
pastEnd: number;
}

export type MappingGetField =
	| 'id'
	| 'patientId';

export interface MappingGetInput {
id: MappingId;
/** The id of the patient whose assignment it has to be. */
patientId?: PatientId | undefined;
}

export type MappingHandOverField =
	| 'fromDoctorId'
	| 'toDoctorId'
	| 'patientIds'
	| `patientIds.${number}`
	| 'on'
	| 'reason';

export interface MappingHandOverInput {
/** The doctor who has the patients; may be archived. */
fromDoctorId: DoctorId;
toDoctorId: DoctorId;
/** Only these patients of the doctor; absent: all of them. */
patientIds?: readonly PatientId[] | undefined;
/** The day from which the other doctor looks after them; today where absent. */
on?: PlainDate | undefined;
/** Of the assignments that end and begin; where absent, each keeps its own. Default: `null`. */
reason?: string | null | undefined;
}

export type MappingHistoryField =
	| 'id'
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface MappingHistoryInput {
id: MappingId;
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: HistorySort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export interface MappingList {
items: Mapping[];
}

export type MappingListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'status'
	| 'patientId'
	| 'doctorId'
	| 'role'
	| 'isPrimary'
	| 'gap'
	| 'archived'
	| 'on';

export type MappingListForPatientField =
	| 'patientId';

export interface MappingListForPatientInput {
/** The id of a patient, not of a mapping. */
patientId: PatientId;
}

export interface MappingListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: MappingSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** `active` where absent, or `all` with `on`: a mapping of that day may have ended since. */
status?: MappingStatusFilter | undefined;
patientId?: PatientId | undefined;
doctorId?: DoctorId | undefined;
role?: MappingRole | undefined;
/** Only those of which `isPrimary` is this. */
isPrimary?: boolean | undefined;
/** Only active ones with which something is amiss: the doctor has left the directory, or the last day has passed. */
gap?: MappingGap | undefined;
/** Also those of archived patients, of the own ones. Default: `false`. */
archived?: boolean | undefined;
/** Who was assigned on that day: started on or before it, not ended on or before it. */
on?: PlainDate | undefined;
}

export type MappingPrimaryDoctorsField =
	| 'patientIds'
	| `patientIds.${number}`;

export interface MappingPrimaryDoctorsInput {
patientIds: readonly PatientId[];
}

export type MappingReplaceField =
	| 'doctorId'
	| 'role'
	| 'isPrimary'
	| 'startedOn'
	| 'endedOn'
	| 'reason'
	| 'notes'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt'
	| 'patientId'
	| 'patient'
	| 'doctor';

export interface MappingReplaceInput {
doctorId: DoctorId;
/** Default: `"attending"`. */
role?: MappingRole | undefined;
/** A patient has one primary doctor at a time. Who becomes it takes over from today, or from the first day of the mapping where that is written too or is yet to come; until then the one before stays. Taken back by false before a day has passed, it goes back to the one before. Default: `false`. */
isPrimary?: boolean | undefined;
/** The first day: not before the patient was born, and at most 10 years from now. Where absent: today for a new mapping, and for one that is replaced the day it has. */
startedOn?: PlainDate | undefined;
/** The day from which the doctor no longer looks after the patient; a day to come keeps the mapping active. Default: `null`. */
endedOn?: PlainDate | null | undefined;
/** Default: `null`. */
reason?: string | null | undefined;
/** Default: `null`. */
notes?: string | null | undefined;
id: MappingId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
patientId?: SetBySystem | undefined;
patient?: SetBySystem | undefined;
doctor?: SetBySystem | undefined;
}

export type MappingRestoreField =
	| 'id';

export interface MappingRestoreInput {
id: MappingId;
}

export type MappingRole = "attending" | "primary_care" | "specialist" | "consulting" | "surgeon" | "covering" | "other";

export type MappingSort = "createdAt";

export type MappingStatus = "active" | "ended";

export type MappingStatusFilter = "active" | "ended" | "all";

export type MappingUndoHandOverField =
	| 'id';

export interface MappingUndoHandOverInput {
/** The `id` that the hand-over was answered with. */
id: string;
}

export type MappingUpdateField =
	| 'doctorId'
	| 'role'
	| 'isPrimary'
	| 'startedOn'
	| 'endedOn'
	| 'reason'
	| 'notes'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt'
	| 'patientId'
	| 'patient'
	| 'doctor';

export interface MappingUpdateInput {
doctorId?: DoctorId | undefined;
role?: MappingRole | null | undefined;
isPrimary?: boolean | null | undefined;
startedOn?: PlainDate | null | undefined;
endedOn?: PlainDate | null | undefined;
reason?: string | null | undefined;
notes?: string | null | undefined;
id: MappingId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
patientId?: SetBySystem | undefined;
patient?: SetBySystem | undefined;
doctor?: SetBySystem | undefined;
}

export type MappingWorkloadField =
	| 'id';

export interface MappingWorkloadInput {
id: MappingId;
}

export interface NamedUser {
id: UserId;
name: string;
}

export interface NewInvitation {
id: InvitationId;
email: string;
name: string | null;
role: Role;
createdAt: Instant;
expiresAt: Instant;
/** The link to register with. Shown this once; works once. */
url: string;
/** Whether a mail server took the link for that address. */
mailed: boolean;
}

/** What `navigator.credentials.create` answers to the options, as `toJSON` writes it. Other members are ignored. */
export interface NewPasskeyCredential {
id: string;
rawId: string;
type: "public-key";
response: {
clientDataJSON: string;
attestationObject: string;
};
}

export interface NewPersonalToken {
id: TokenId;
name: string;
scope: TokenScope;
/** The last day on which it works, in the clinic’s time zone. */
expiresOn: PlainDate;
createdAt: Instant;
/** To the minute. Null: never used. */
lastUsedAt: Instant | null;
/** For `Authorization: Bearer`. Shown this once. */
token: string;
}

/** A row that was not changed, and why. */
export interface NotDone {
id: string;
reason: "not_found" | "forbidden" | "already_assigned";
}

export interface Notification {
id: NotificationId;
createdAt: Instant;
/** When the caller read it; null: not yet. */
readAt: Instant | null;
kind: NotificationKind;
/** Who did it. */
actor: NamedUser;
/** Of a share, an emergency access or an assignment: whom it is about; of a share of all patients, null. The name is null where the caller may not see the patient, or not any more. */
patient: {
id: PatientId;
name: string | null;
} | null;
/** Of an assignment: who was assigned. */
doctor: {
id: DoctorId;
name: string;
} | null;
/** Of a share that was received: what it lets the caller do. */
level: ShareLevel | null;
/** Of a share that was received: its last day, if it has one. */
until: PlainDate | null;
/** Of a transfer: how many patients. */
count: number | null;
/** What the actor gave as the reason. */
reason: string | null;
}

/** `share_received`: a colleague lets the caller in to a patient, or to all. `share_ended`: a share between the two was taken back or given up. `transfer_received`: patients of a colleague are the caller’s now. `transfer_undone`: such a transfer was taken back. `emergency_access`: somebody opened a patient of the caller’s in an emergency. `assignment_created`: a colleague assigned a doctor to a patient of the caller’s. */
export type NotificationKind = "share_received" | "share_ended" | "transfer_received" | "transfer_undone" | "emergency_access" | "assignment_created";

export type NotificationListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'unread';

export interface NotificationListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: NotificationSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Only those that the caller has not read. Default: `false`. */
unread?: boolean | undefined;
}

export type NotificationReadField =
	| 'ids'
	| `ids.${number}`;

export interface NotificationReadInput {
/** Which ones; an id that is none of the caller’s is left out. Absent: all. */
ids?: readonly NotificationId[] | undefined;
}

export type NotificationSort = "createdAt";

export type PaperSize = "A4" | "Letter";

export interface Passkey {
id: PasskeyId;
name: string;
createdAt: Instant;
/** Null: never used. */
lastUsedAt: Instant | null;
}

/** What `navigator.credentials.get` answers to the options, as `toJSON` writes it. Other members are ignored. */
export interface PasskeyCredential {
id: string;
rawId: string;
type: "public-key";
response: {
clientDataJSON: string;
authenticatorData: string;
signature: string;
userHandle?: string | undefined;
};
}

/** The `publicKey` of `navigator.credentials.create`, with bytes in base64url. */
export interface PasskeyOptions {
/** Works once, within five minutes. */
challenge: string;
rp: {
name: string;
id: string;
};
user: {
id: string;
name: string;
displayName: string;
};
pubKeyCredParams: ({
alg: number;
type: "public-key";
})[];
timeout: number;
attestation: "none";
excludeCredentials: ({
id: string;
type: "public-key";
})[];
authenticatorSelection: {
residentKey: "required";
requireResidentKey: boolean;
userVerification: "required";
};
extensions: {
credProps: boolean;
};
}

/** The `publicKey` of `navigator.credentials.get`, with bytes in base64url. */
export interface PasskeySignInOptions {
/** Works once, within five minutes. */
challenge: string;
rpId: string;
timeout: number;
userVerification: "required";
}

export interface PasswordResetLink {
/** Shown this once; works once. */
url: string;
expiresAt: Instant;
}

export interface Patient {
id: PatientId;
/** Medical record number. */
mrn: string;
givenName: string;
/** Null where there is one name only. */
familyName: string | null;
dateOfBirth: PlainDate | null;
sex: Sex;
phone: string | null;
email: string | null;
address: Address | null;
bloodGroup: BloodGroup | null;
allergies: string[];
notes: string | null;
emergencyContact: EmergencyContact | null;
status: RecordStatus;
/** How often the row was written, from 1. `ETag` carries it. */
version: number;
createdAt: Instant;
updatedAt: Instant;
/** The user whose patient it is. */
ownerId: UserId;
/** What the caller may do with it: everything with an own one; `read` or `write` where the owner shares it. */
access: PatientAccess;
}

export type PatientAccess = "own" | "read" | "write";

export type PatientAccessesField =
	| 'id'
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'userId';

export interface PatientAccessesInput {
id: PatientId;
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: AccessSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Only what this person saw. */
userId?: UserId | undefined;
}

export type PatientActivityField =
	| 'id'
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface PatientActivityInput {
id: PatientId;
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: HistorySort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export type PatientArchiveField =
	| 'id'
	| 'expectedVersion';

export interface PatientArchiveInput {
id: PatientId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
}

export type PatientArchiveManyField =
	| 'ids'
	| `ids.${number}`;

export interface PatientArchiveManyInput {
ids: readonly PatientId[];
}

export type PatientCreateField =
	| 'mrn'
	| 'givenName'
	| 'familyName'
	| 'dateOfBirth'
	| 'sex'
	| 'phone'
	| 'email'
	| 'address'
	| 'address.line1'
	| 'address.line2'
	| 'address.city'
	| 'address.region'
	| 'address.postalCode'
	| 'address.country'
	| 'bloodGroup'
	| 'allergies'
	| `allergies.${number}`
	| 'notes'
	| 'emergencyContact'
	| 'emergencyContact.name'
	| 'emergencyContact.relationship'
	| 'emergencyContact.phone'
	| 'ownerId'
	| 'primaryDoctorId';

export interface PatientCreateInput {
/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
mrn?: string | undefined;
givenName: string;
/** Null where there is one name only. Default: `null`. */
familyName?: string | null | undefined;
/** Default: `null`. */
dateOfBirth?: PlainDate | null | undefined;
/** Default: `"unknown"`. */
sex?: Sex | undefined;
/** Default: `null`. */
phone?: string | null | undefined;
/** Default: `null`. */
email?: string | null | undefined;
/** Default: `null`. */
address?: AddressInput | null | undefined;
/** Default: `null`. */
bloodGroup?: BloodGroup | null | undefined;
/** Default: `[]`. */
allergies?: readonly string[] | undefined;
/** Default: `null`. */
notes?: string | null | undefined;
/** Default: `null`. */
emergencyContact?: EmergencyContactInput | null | undefined;
/** Whose patient it is to be: a colleague who shares all patients for writing. Absent: the caller’s own. */
ownerId?: UserId | undefined;
/** The doctor who is assigned as the primary one, from today, in the same transaction. */
primaryDoctorId?: DoctorId | undefined;
}

export type PatientGetField =
	| 'id'
	| 'archived';

export interface PatientGetInput {
id: PatientId;
/** Also one that is archived. Of patients: the own ones; a shared one stays 404. Default: `false`. */
archived?: boolean | undefined;
}

export type PatientHistoryField =
	| 'id'
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total';

export interface PatientHistoryInput {
id: PatientId;
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: HistorySort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
}

export type PatientListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'q'
	| 'sex'
	| 'bornFrom'
	| 'bornTo'
	| 'status'
	| 'doctorId'
	| 'withoutPrimary'
	| 'scope'
	| 'ownerId';

export interface PatientListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: PatientSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Each word has to be found: in a name (any case, accents or none, any order, written together or apart, punctuation aside), in an MRN or licence number, in a telephone number, or as the beginning of an e-mail address. Names are found with a typo, too: one letter more, fewer, another one, or two neighbours swapped, in words of four letters or more; a word of three letters is a typo of one of four that has a letter more. So they are in another script (Ivanova, Wang), in another spelling (hofman), and by short forms (Tom, William). Titles as "Dr" are left out where there are other words. Twelve words count, and of each the first forty characters. A contact’s name and number find the patient as well. A birth date is understood as people write it, in any language. */
q?: string | undefined;
sex?: Sex | undefined;
/** Born on this day or later. */
bornFrom?: PlainDate | undefined;
/** Born on this day or earlier. */
bornTo?: PlainDate | undefined;
/** Default: `"active"`. */
status?: RecordStatusFilter | undefined;
/** Only patients whom this doctor looks after now. */
doctorId?: DoctorId | undefined;
/** Only patients who have no primary doctor now. */
withoutPrimary?: boolean | undefined;
/** Whose patients: the caller’s own, those that others share with the caller, or both. Absent: `own`, or `all` with `ownerId`. */
scope?: PatientScope | undefined;
/** Only patients of this user. */
ownerId?: UserId | undefined;
}

export type PatientReplaceField =
	| 'mrn'
	| 'givenName'
	| 'familyName'
	| 'dateOfBirth'
	| 'sex'
	| 'phone'
	| 'email'
	| 'address'
	| 'address.line1'
	| 'address.line2'
	| 'address.city'
	| 'address.region'
	| 'address.postalCode'
	| 'address.country'
	| 'bloodGroup'
	| 'allergies'
	| `allergies.${number}`
	| 'notes'
	| 'emergencyContact'
	| 'emergencyContact.name'
	| 'emergencyContact.relationship'
	| 'emergencyContact.phone'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt'
	| 'ownerId'
	| 'access';

export interface PatientReplaceInput {
/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
mrn?: string | undefined;
givenName: string;
/** Null where there is one name only. Default: `null`. */
familyName?: string | null | undefined;
/** Default: `null`. */
dateOfBirth?: PlainDate | null | undefined;
/** Default: `"unknown"`. */
sex?: Sex | undefined;
/** Default: `null`. */
phone?: string | null | undefined;
/** Default: `null`. */
email?: string | null | undefined;
/** Default: `null`. */
address?: AddressInput | null | undefined;
/** Default: `null`. */
bloodGroup?: BloodGroup | null | undefined;
/** Default: `[]`. */
allergies?: readonly string[] | undefined;
/** Default: `null`. */
notes?: string | null | undefined;
/** Default: `null`. */
emergencyContact?: EmergencyContactInput | null | undefined;
id: PatientId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
ownerId?: SetBySystem | undefined;
access?: SetBySystem | undefined;
}

export type PatientRestoreField =
	| 'id';

export interface PatientRestoreInput {
id: PatientId;
}

export type PatientRestoreManyField =
	| 'ids'
	| `ids.${number}`;

export interface PatientRestoreManyInput {
ids: readonly PatientId[];
}

export type PatientScope = "own" | "shared" | "all";

export type PatientSimilarField =
	| 'givenName'
	| 'familyName'
	| 'dateOfBirth'
	| 'phone'
	| 'email'
	| 'ownerId';

export interface PatientSimilarInput {
givenName?: string | undefined;
familyName?: string | undefined;
dateOfBirth?: PlainDate | undefined;
/** E.164: plus sign, country code, number; no extension. */
phone?: string | undefined;
/** In any script (RFC 6531), as `jürgen@münchen.example`. */
email?: string | undefined;
/** Among whose patients: those of a colleague who shares all patients for writing. Absent: the caller’s own. */
ownerId?: UserId | undefined;
}

export type PatientSort = "createdAt" | "familyName" | "updatedAt" | "dateOfBirth";

export interface PatientStatistics {
patients: number;
/** All weeks, each by its Monday, the oldest first. */
registrations: ({
week: PlainDate;
patients: number;
})[];
/** All age groups. */
ages: ({
/** The youngest age of the group; null: without a birth date. */
from: number | null;
patients: {
female: number;
male: number;
other: number;
unknown: number;
};
})[];
}

export type PatientUpdateField =
	| 'mrn'
	| 'givenName'
	| 'familyName'
	| 'dateOfBirth'
	| 'sex'
	| 'phone'
	| 'email'
	| 'address'
	| 'address.line1'
	| 'address.line2'
	| 'address.city'
	| 'address.region'
	| 'address.postalCode'
	| 'address.country'
	| 'bloodGroup'
	| 'allergies'
	| `allergies.${number}`
	| 'notes'
	| 'emergencyContact'
	| 'emergencyContact.name'
	| 'emergencyContact.relationship'
	| 'emergencyContact.phone'
	| 'id'
	| 'expectedVersion'
	| 'status'
	| 'version'
	| 'createdAt'
	| 'updatedAt'
	| 'ownerId'
	| 'access';

export interface PatientUpdateInput {
/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
mrn?: string | undefined;
givenName?: string | undefined;
familyName?: string | null | undefined;
dateOfBirth?: PlainDate | null | undefined;
sex?: Sex | null | undefined;
phone?: string | null | undefined;
email?: string | null | undefined;
address?: {
line1?: string | null | undefined;
line2?: string | null | undefined;
city?: string | null | undefined;
region?: string | null | undefined;
postalCode?: string | null | undefined;
country?: Country | null | undefined;
} | null | undefined;
bloodGroup?: BloodGroup | null | undefined;
allergies?: readonly string[] | null | undefined;
notes?: string | null | undefined;
emergencyContact?: {
name?: string | null | undefined;
relationship?: string | null | undefined;
phone?: string | null | undefined;
} | null | undefined;
id: PatientId;
/** How often the row was written, from 1. `ETag` carries it. */
expectedVersion?: number | undefined;
status?: SetBySystem | undefined;
version?: SetBySystem | undefined;
createdAt?: SetBySystem | undefined;
updatedAt?: SetBySystem | undefined;
ownerId?: SetBySystem | undefined;
access?: SetBySystem | undefined;
}

export interface PersonalToken {
id: TokenId;
name: string;
scope: TokenScope;
/** The last day on which it works, in the clinic’s time zone. */
expiresOn: PlainDate;
createdAt: Instant;
/** To the minute. Null: never used. */
lastUsedAt: Instant | null;
}

export interface PrimaryDoctors {
items: ({
patientId: PatientId;
doctor: {
id: DoctorId;
givenName: string;
familyName: string | null;
specialty: Specialty;
status: RecordStatus;
};
})[];
}

export type RecordStatus = "active" | "archived";

export type RecordStatusFilter = "active" | "archived" | "all";

/** What the field held, as the record has it. */
export type Recorded = Json;

export interface RecoveryCodes {
/** Shown this once. Each signs in once in the place of a code of the app. */
recoveryCodes: string[];
}

/** Who may register. `open` as well while there is no account. */
export type Registration = "open" | "invite" | "closed";

/** The first account of an installation is `admin`. */
export type Role = "admin" | "staff";

export interface SecurityEvent {
id: string;
at: Instant;
kind: SecurityEventKind;
/** Who did it. Null where nobody had signed in, as with a wrong password, and for commands of whoever runs the installation, unless they say for whom. */
actor: NamedUser | null;
/** Whose account it is about; of an erased patient: who had registered it. */
user: NamedUser | null;
/** Of an invitation: the address that is invited. */
email: string | null;
/** The network address that the request came from; null for a command. */
address: string | null;
/** The `User-Agent` of the request. */
userAgent: string | null;
/** More of it, depending on the kind: a role, why a sign-in failed, which limit was reached, how many sessions ended, the reason to erase a patient. */
detail: string | null;
}

export type SecurityEventKind = "account_created" | "signed_in" | "sign_in_failed" | "signed_out" | "sessions_ended" | "refresh_token_reused" | "limit_reached" | "password_changed" | "password_check_failed" | "password_link_made" | "password_reset" | "two_factor_turned_on" | "two_factor_turned_off" | "two_factor_removed" | "recovery_codes_renewed" | "code_check_failed" | "passkey_added" | "passkey_removed" | "token_made" | "token_taken_back" | "invitation_made" | "invitation_used" | "invitation_withdrawn" | "role_changed" | "account_disabled" | "account_enabled" | "share_made" | "share_changed" | "share_ended" | "patients_transferred" | "transfer_undone" | "emergency_searched" | "emergency_opened" | "emergency_reviewed" | "patient_erased" | "clinic_changed";

export type SecurityEventListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'userId'
	| 'kind'
	| 'on';

export interface SecurityEventListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: SecurityEventSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Only what this user did, or what is about their account. */
userId?: UserId | undefined;
kind?: SecurityEventKind | undefined;
/** Only events of this day in the clinic. */
on?: PlainDate | undefined;
}

export type SecurityEventSort = "at";

export interface Session {
id: SessionId;
createdAt: Instant;
lastUsedAt: Instant;
/** What the program or browser called itself. */
userAgent: string | null;
/** Whether it is the session that asks. */
current: boolean;
}

export interface SessionAnswer {
user: User;
/** A JWT (ES256) for `Authorization: Bearer`. */
token: string;
tokenType: "Bearer";
/** For how many seconds the token is taken. */
expiresIn: number;
/** Gets the next token, once. */
refreshToken: string;
/** After a sign-in. Send it with the next one; it opens nothing by itself, and is good for a year. */
deviceToken?: string;
}

export interface SessionList {
items: Session[];
}

/** Set by the system. It may be sent along as it was read, and changes nothing; if the row has another value the change is refused. */
export type SetBySystem = unknown;

export type Sex = "female" | "male" | "other" | "unknown";

export interface Share {
id: ShareId;
/** Null: all patients of the owner, also those who are registered later. */
patientId: PatientId | null;
owner: NamedUser;
user: NamedUser;
level: ShareLevel;
until: PlainDate | null;
/** Whether it is an emergency access, to read for an hour from `createdAt` on. */
isEmergency: boolean;
reason: string | null;
createdAt: Instant;
}

export type ShareCreateField =
	| 'userId'
	| 'patientId'
	| 'level'
	| 'until'
	| 'reason';

export interface ShareCreateInput {
/** Who is let in. */
userId: UserId;
/** Null: all of the caller’s patients, also those who are registered later. Default: `null`. */
patientId?: PatientId | null | undefined;
level: ShareLevel;
/** Default: `null`. */
until?: PlainDate | null | undefined;
/** Default: `null`. */
reason?: string | null | undefined;
}

export type ShareDirection = "given" | "received";

export type ShareEndField =
	| 'id';

export interface ShareEndInput {
id: ShareId;
}

/** `write` includes reading. */
export type ShareLevel = "read" | "write";

export type ShareListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'direction'
	| 'patientId';

export interface ShareListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: ShareSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Those that the caller gives, or those that others give the caller. Default: `"given"`. */
direction?: ShareDirection | undefined;
/** Only those that let somebody in to this patient: of this one, or of all. */
patientId?: PatientId | undefined;
}

export type ShareSort = "createdAt";

export type ShareUpdateField =
	| 'id'
	| 'level'
	| 'until';

export interface ShareUpdateInput {
id: ShareId;
level?: ShareLevel | undefined;
until?: PlainDate | null | undefined;
}

export interface SimilarPatients {
items: Patient[];
}

export type SortOrder = "asc" | "desc";

/** What the doctor practises. */
export type Specialty = "allergology" | "anaesthesiology" | "cardiology" | "cardiothoracic_surgery" | "dentistry" | "dermatology" | "emergency_medicine" | "endocrinology" | "family_medicine" | "gastroenterology" | "general_surgery" | "geriatrics" | "haematology" | "infectious_diseases" | "internal_medicine" | "neonatology" | "nephrology" | "neurology" | "neurosurgery" | "nuclear_medicine" | "obstetrics_gynaecology" | "occupational_medicine" | "oncology" | "ophthalmology" | "orthopaedics" | "otorhinolaryngology" | "paediatrics" | "pathology" | "physical_medicine" | "plastic_surgery" | "psychiatry" | "pulmonology" | "radiology" | "rheumatology" | "urology" | "vascular_surgery" | "other";

export type TimeFormat = "24h" | "12h";

/** `read` may change nothing. Neither may use `/auth`, `/users`, `/invitations`, `/shares`, `/transfers`, `/emergency-access`. */
export type TokenScope = "read" | "write";

export type TokenSort = "createdAt";

export interface TotpSetup {
/** In Base32, to type into an app. */
secret: string;
/** The same as `otpauth:` URI, for a QR code. */
uri: string;
}

export interface Transfer {
id: TransferId;
/** Whose patients they were. */
from: NamedUser;
/** Whose patients they are now. */
to: NamedUser;
/** How many patients were given, or given back. */
count: number;
}

export type TransferCreateField =
	| 'patientIds'
	| `patientIds.${number}`
	| 'all'
	| 'toUserId'
	| 'fromUserId'
	| 'reason';

export interface TransferCreateInput {
/** Which patients, archived ones too; or else `all`. */
patientIds?: readonly PatientId[] | undefined;
/** All patients of that owner. */
all?: true | undefined;
/** Whose they become. */
toUserId: UserId;
/** Whose they are: the caller’s or, for administrators, those of somebody disabled. */
fromUserId?: UserId | undefined;
reason: string;
}

export type TransferUndoField =
	| 'id';

export interface TransferUndoInput {
id: TransferId;
}

export interface TwoFactor {
/** Whether signing in needs a code of an authenticator app. */
totp: boolean;
/** Since when it does. Null: it does not. */
totpSince: Instant | null;
passkeys: Passkey[];
recoveryCodesLeft: number;
}

export interface UndoneHandOver {
/** How many patients have the assignments they had before. */
patients: number;
/** How many stay as they are, because their assignments were changed since. */
changedSince: number;
}

export interface User {
id: UserId;
name: string;
email: string;
role: Role;
createdAt: Instant;
/** Null: as the clinic. */
language: Language | null;
/** Null: as the clinic. */
dateOrder: DateOrder | null;
/** Null: as the clinic. */
timeFormat: TimeFormat | null;
}

export type UserCreatePasswordResetField =
	| 'id';

export interface UserCreatePasswordResetInput {
id: UserId;
}

export type UserListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'q'
	| 'status';

export interface UserListInput {
/** How many items a page has at most. Default: `25`. */
limit?: number | undefined;
/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
cursor?: string | undefined;
/** What to sort by. */
sort?: UserSort | undefined;
/** Upwards or downwards. */
order?: SortOrder | undefined;
/** Whether to count all items as well. Default: `false`. */
total?: boolean | undefined;
/** Words, each of which has to be in the name; for administrators in the name or the address. */
q?: string | undefined;
/** Default: `"active"`. */
status?: UserStatusFilter | undefined;
}

export type UserRemoveTwoFactorField =
	| 'id';

export interface UserRemoveTwoFactorInput {
id: UserId;
}

export type UserSort = "name";

/** Nobody can sign in to a disabled account. */
export type UserStatus = "active" | "disabled";

export type UserStatusFilter = "active" | "disabled" | "all";

export type UserUpdateField =
	| 'id'
	| 'role'
	| 'status';

export interface UserUpdateInput {
id: UserId;
role?: Role | undefined;
status?: UserStatus | undefined;
}

export interface AuthCalls {
/** Register an account. The first account of an installation is its administrator’s. With an invitation the account has the role and needs the address that were invited. 403 where registration is closed, or by invitation and there is none that is good for this address. */
register: Call<AuthRegisterInput, SessionAnswer, 'validation' | 'email_taken' | 'forbidden', AuthRegisterField>;
/** Sign in. An unknown address and a wrong password get the same answer. Where the account has a second factor, a right password without `code` is `code_required`; a wrong code, or one that was used, is `invalid_credentials`. Failures are counted by account and by address; too many of them have to wait. Who sends the `deviceToken` of an earlier sign-in to the account is counted apart from everybody else. */
login: Call<AuthLoginInput, SessionAnswer, 'validation' | 'invalid_credentials' | 'code_required' | 'two_factor_required', AuthLoginField>;
signUp: Call<AuthSignUpInput, AuthSignUpOutput, 'validation' | 'email_taken' | 'forbidden', AuthSignUpField>;
signIn: Call<AuthSignInInput, AuthSignInOutput, 'validation' | 'invalid_credentials' | 'code_required' | 'two_factor_required', AuthSignInField>;
options: Call<NoInput | undefined, AuthOptionsOutput, never, never>;
invitation: Call<AuthInvitationInput, AuthInvitationOutput, 'validation' | 'forbidden', AuthInvitationField>;
/** Ask for a mail with a link to set a new password. Where mail is set up and the address has an account, it gets a link that works once, within an hour, and those mailed before stop working. The answer is the same in any case. Requests are counted by account and by address. */
forgotPassword: Call<AuthForgotPasswordInput, void, 'validation', AuthForgotPasswordField>;
/** Set a new password by a link. The link works once, and every session and personal token of the account end. A password that is refused leaves the link as it is. */
resetPassword: Call<AuthResetPasswordInput, void, 'validation' | 'invalid_token', AuthResetPasswordField>;
/** Get the next token. Each refresh token works once and gets the next one. One that is used again later ends its session; one that never was good ends nothing. */
refresh: Call<AuthRefreshInput, SessionAnswer, 'validation' | 'unauthenticated', AuthRefreshField>;
/** Sign out. Ends the session; its tokens stop working at once. */
logout: Call<NoInput | undefined, void, 'unauthenticated' | 'forbidden', never>;
/** Read the own account. */
me: Call<NoInput | undefined, User, 'unauthenticated' | 'forbidden', never>;
/** Change the own account. */
updateMe: Call<AuthUpdateMeInput | undefined, User, 'validation' | 'unauthenticated' | 'forbidden', AuthUpdateMeField>;
/** Change the password. Every other session of the account and every personal token end. The session that asks goes on with the token it has until that runs out (ten minutes at most), and its refresh token stops working: sign in with the new password for the next one. */
changePassword: Call<AuthChangePasswordInput, void, 'validation' | 'unauthenticated' | 'forbidden', AuthChangePasswordField>;
/** List the own sessions. */
sessions: Call<NoInput | undefined, SessionList, 'unauthenticated' | 'forbidden', never>;
/** End one of the own sessions. */
endSession: Call<AuthEndSessionInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', AuthEndSessionField>;
/** End all of the own sessions but the one that asks. */
endOtherSessions: Call<NoInput | undefined, void, 'unauthenticated' | 'forbidden', never>;
/** Begin to register a passkey. The options for `navigator.credentials.create`. Without `currentPassword` the session must have begun in the last ten minutes. */
beginPasskey: Call<AuthBeginPasskeyInput | undefined, PasskeyOptions, 'validation' | 'unauthenticated' | 'forbidden', AuthBeginPasskeyField>;
/** Register a passkey. Its device has to have verified its user. `GET /auth/two-factor` lists passkeys. */
createPasskey: Call<AuthCreatePasskeyInput, Passkey, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict', AuthCreatePasskeyField>;
/** Rename one of the own passkeys. */
updatePasskey: Call<AuthUpdatePasskeyInput, Passkey, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', AuthUpdatePasskeyField>;
/** Remove one of the own passkeys. It signs in no more; sessions that it has opened go on. Without `currentPassword` the session must have begun in the last ten minutes. */
deletePasskey: Call<AuthDeletePasskeyInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', AuthDeletePasskeyField>;
/** Begin to sign in with a passkey. The options for `navigator.credentials.get`. */
beginPasskeySignIn: Call<NoInput | undefined, PasskeySignInOptions, never, never>;
/** Sign in with a passkey. It counts as both factors. A passkey that is unknown or was removed, a disabled account, and an answer to a challenge that was used or is older than five minutes get the same answer. */
loginWithPasskey: Call<AuthLoginWithPasskeyInput, SessionAnswer, 'validation' | 'invalid_credentials', AuthLoginWithPasskeyField>;
signInWithPasskey: Call<AuthSignInWithPasskeyInput, AuthSignInWithPasskeyOutput, 'validation' | 'invalid_credentials', AuthSignInWithPasskeyField>;
/** List the own personal tokens. Those that have expired are listed too. */
tokens: PagedCall<AuthTokensInput | undefined, PersonalToken, 'validation' | 'unauthenticated' | 'forbidden', AuthTokensField>;
/** Make a personal token. A bearer token for a program, which works without a sign-in until the end of a day. It is in this answer and nowhere else. A change of the password ends it. Without `currentPassword` the session must have begun in the last ten minutes. */
createToken: Call<AuthCreateTokenInput, NewPersonalToken, 'validation' | 'unauthenticated' | 'forbidden', AuthCreateTokenField>;
/** Take one of the own personal tokens back. It stops working at once. */
deleteToken: Call<AuthDeleteTokenInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', AuthDeleteTokenField>;
/** Read the own second factors. */
twoFactor: Call<NoInput | undefined, TwoFactor, 'unauthenticated' | 'forbidden', never>;
/** Begin to set up an authenticator app. Nothing is on until a code of the app confirms it, within an hour. Beginning again gives another secret. */
beginTotp: Call<AuthBeginTotpInput | undefined, TotpSetup, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict', AuthBeginTotpField>;
/** Turn the authenticator app on with its first code. From now on signing in needs a code. Every other session of the account ends. The recovery codes are in this answer and nowhere else. */
confirmTotp: Call<AuthConfirmTotpInput, RecoveryCodes, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict', AuthConfirmTotpField>;
/** Get new recovery codes. Those from before stop working. */
renewRecoveryCodes: Call<AuthRenewRecoveryCodesInput, RecoveryCodes, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict', AuthRenewRecoveryCodesField>;
/** Turn the authenticator app off. The recovery codes stop working too. */
removeTotp: Call<AuthRemoveTotpInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict', AuthRemoveTotpField>;
}

export interface UserCalls {
/** List and search the people of the clinic. Addresses, when somebody was last seen, and who has a second factor are for administrators. */
list: Call<UserListInput | undefined, Page<ListedUser>, 'validation' | 'unauthenticated' | 'forbidden', UserListField>;
/** Change a user’s role, or disable or enable the account. Disabling ends every session at once; what the user registered stays as it is. There is always an active administrator. */
update: Call<UserUpdateInput, ListedUser, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'last_admin', UserUpdateField>;
/** Make a link with which a user sets a new password. The link works once, within 24 hours. It is in this answer and nowhere else; one that was made before stops working. */
createPasswordReset: Call<UserCreatePasswordResetInput, PasswordResetLink, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict', UserCreatePasswordResetField>;
/** Take the second factor from a user. For somebody who lost it and the recovery codes. Afterwards the password is enough to sign in. One’s own is turned off with `DELETE /auth/two-factor/totp`. */
removeTwoFactor: Call<UserRemoveTwoFactorInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', UserRemoveTwoFactorField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<UserListInput | undefined, ListedUser>;
}

export interface InvitationCalls {
/** List the open invitations. */
list: Call<InvitationListInput | undefined, Page<Invitation>, 'validation' | 'unauthenticated' | 'forbidden', InvitationListField>;
/** Invite somebody to register. The link works once, within seven days, for that address alone. It is in this answer and nowhere else, and mailed where mail is set up. Inviting an address again replaces its invitation. */
create: Call<InvitationCreateInput, NewInvitation, 'validation' | 'unauthenticated' | 'forbidden' | 'email_taken', InvitationCreateField>;
/** Withdraw an invitation. */
withdraw: Call<InvitationWithdrawInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', InvitationWithdrawField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<InvitationListInput | undefined, Invitation>;
}

export interface ClinicCalls {
/** Read what day it is in the clinic, and its settings. Everything that depends on the day goes by the clinic’s: that a birth date is not in the future, ages, who is assigned now. It is said to everybody. */
get: Call<NoInput | undefined, Clinic, never, never>;
/** Set the settings of the clinic. For administrators. What is null or absent goes back to its default: `TIME_ZONE` and `COUNTRY` of the installation, and formats as they are usual in the country. It holds at once, for everybody; the security log has who changed what. */
replace: Call<ClinicReplaceInput | undefined, Clinic, 'validation' | 'unauthenticated' | 'forbidden' | 'precondition_failed', ClinicReplaceField>;
}

export interface BackupCalls {
/** Read when the last backup was made, and whether one failed. Of the backups that the product makes by itself (`BACKUP_DIR`), as the process knows it that answers. */
status: Call<NoInput | undefined, BackupStatus, 'unauthenticated' | 'forbidden', never>;
}

export interface PatientCalls {
/** List and search patients. The own ones, unless `scope` or `ownerId` asks for those that colleagues share. With `q`, the best match comes first unless `sort` is given; otherwise the newest. */
list: Call<PatientListInput | undefined, Page<Patient>, 'validation' | 'unauthenticated', PatientListField>;
/** Read a patient. */
get: Call<PatientGetInput, Patient, 'validation' | 'unauthenticated' | 'not_found', PatientGetField>;
/** Change some fields of a patient. JSON merge patch (RFC 7396): what is absent stays, null clears. */
update: Call<PatientUpdateInput, Patient, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'mrn_taken', PatientUpdateField>;
/** Replace a patient. What is absent goes back to its default; `mrn` stays. */
replace: Call<PatientReplaceInput, Patient, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'mrn_taken', PatientReplaceField>;
/** Archive a patient. It is gone from lists and search, and can be restored. Only its owner may do this. */
archive: Call<PatientArchiveInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed', PatientArchiveField>;
/** Restore an archived patient. Only its owner may do this. */
restore: Call<PatientRestoreInput, Patient, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', PatientRestoreField>;
/** List what changed in a patient, newest first. */
history: PagedCall<PatientHistoryInput, Change, 'validation' | 'unauthenticated' | 'not_found', PatientHistoryField>;
/** List what changed in a patient and its assignments, newest first. The history of the patient, and those of all its assignments, in one list. */
activity: PagedCall<PatientActivityInput, Activity, 'validation' | 'unauthenticated' | 'not_found', PatientActivityField>;
/** List who saw a patient, newest first. For the owner; whoever the owner lets in gets 403. One for each person, session, right, kind and five minutes. What was read on another machine within the last second may be missing. */
accesses: PagedCall<PatientAccessesInput, Access, 'validation' | 'unauthenticated' | 'not_found' | 'forbidden', PatientAccessesField>;
/** List the patients who may be a person that is about to be registered. The likeliest first. A name, a birth date, a telephone number and an e-mail address are compared, with room for typos. */
similar: Call<PatientSimilarInput | undefined, SimilarPatients, 'validation' | 'unauthenticated' | 'not_found' | 'forbidden', PatientSimilarField>;
/** Archive several patients. All in one transaction. One who is unknown, archived already or somebody else’s is in `notDone`. */
archiveMany: Call<PatientArchiveManyInput, BulkOutcome, 'validation' | 'unauthenticated' | 'forbidden', PatientArchiveManyField>;
/** Restore several archived patients. All in one transaction. One who is unknown or somebody else’s is in `notDone`; one who is not archived stays so. */
restoreMany: Call<PatientRestoreManyInput, BulkOutcome, 'validation' | 'unauthenticated' | 'forbidden', PatientRestoreManyField>;
/** Count the own patients by week of registration, age and sex. */
statistics: Call<NoInput | undefined, PatientStatistics, 'unauthenticated', never>;
/** Register a patient. With `ownerId` for a colleague: 404 where that one shares nothing with the caller, 403 where not all patients for writing. With `primaryDoctorId` the doctor is assigned too; 404 for one who is not in the directory, and then nobody is registered. */
create: Call<PatientCreateInput, Patient, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict' | 'idempotency_mismatch' | 'mrn_taken' | 'not_found', PatientCreateField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<PatientListInput | undefined, Patient>;
/** Changes some fields of a patient as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions. */
change: ChangeRow<Patient, PatientUpdateInput>;
}

export interface DoctorCalls {
/** List and search the doctors. */
list: Call<DoctorListInput | undefined, Page<Doctor>, 'validation' | 'unauthenticated', DoctorListField>;
/** Read a doctor. */
get: Call<DoctorGetInput, Doctor, 'validation' | 'unauthenticated' | 'not_found', DoctorGetField>;
/** Add a doctor. */
create: Call<DoctorCreateInput, Doctor, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict' | 'idempotency_mismatch' | 'license_taken', DoctorCreateField>;
/** Change some fields of a doctor. JSON merge patch (RFC 7396): what is absent stays, null clears. */
update: Call<DoctorUpdateInput, Doctor, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'license_taken', DoctorUpdateField>;
/** Replace a doctor. What is absent goes back to its default. */
replace: Call<DoctorReplaceInput, Doctor, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'license_taken', DoctorReplaceField>;
/** Archive a doctor. No new assignment can name this doctor; those that stand go on showing who it is. `GET /doctors/{id}/workload` says how many patients that is. */
archive: Call<DoctorArchiveInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed', DoctorArchiveField>;
/** Restore an archived doctor. */
restore: Call<DoctorRestoreInput, Doctor, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'license_taken', DoctorRestoreField>;
/** List what changed in a doctor, newest first. */
history: PagedCall<DoctorHistoryInput, Change, 'validation' | 'unauthenticated' | 'not_found', DoctorHistoryField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<DoctorListInput | undefined, Doctor>;
/** Changes some fields of a doctor as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions. */
change: ChangeRow<Doctor, DoctorUpdateInput>;
}

export interface MappingCalls {
/** List the assignments of the own patients. With `patientId` also those of a patient whom a colleague shares. */
list: Call<MappingListInput | undefined, Page<Mapping>, 'validation' | 'unauthenticated', MappingListField>;
/** List the doctors who look after a patient now, primary first. */
listForPatient: Call<MappingListForPatientInput, MappingList, 'validation' | 'unauthenticated' | 'not_found', MappingListForPatientField>;
primaryDoctors: Call<MappingPrimaryDoctorsInput, PrimaryDoctors, 'validation' | 'unauthenticated', MappingPrimaryDoctorsField>;
/** Read an assignment. Whether it is active or has ended. 404 also where it is of another patient. */
get: Call<MappingGetInput, Mapping, 'validation' | 'unauthenticated' | 'not_found', MappingGetField>;
/** Assign a doctor to a patient. 404 names under `errors` whether the patient or the doctor is unknown, archived or somebody else’s. */
create: Call<MappingCreateInput, Mapping, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict' | 'idempotency_mismatch' | 'not_found' | 'already_assigned', MappingCreateField>;
/** Change some fields of an assignment. JSON merge patch (RFC 7396): what is absent stays, null clears. */
update: Call<MappingUpdateInput, Mapping, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'already_assigned', MappingUpdateField>;
/** Replace an assignment. The patient cannot be changed. */
replace: Call<MappingReplaceInput, Mapping, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed' | 'already_assigned', MappingReplaceField>;
/** End an assignment as of today. */
end: Call<MappingEndInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed', MappingEndField>;
/** Take the end of an assignment back. It is the primary one again only where no other took its place. 404 also where its doctor was archived since. */
restore: Call<MappingRestoreInput, Mapping, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'already_assigned', MappingRestoreField>;
/** List what changed in an assignment, newest first. */
history: PagedCall<MappingHistoryInput, Change, 'validation' | 'unauthenticated' | 'not_found', MappingHistoryField>;
/** Count what needs attention in the care of the own patients. */
gaps: Call<NoInput | undefined, MappingGapCounts, 'unauthenticated', never>;
/** Count the own patients of each doctor who looks after some today. */
panels: Call<NoInput | undefined, DoctorPanels, 'unauthenticated', never>;
/** Count the patients whom a doctor has, the own ones and those of colleagues. What archiving the doctor touches: those with an active assignment. Also of an archived doctor. */
workload: Call<MappingWorkloadInput, DoctorWorkload, 'validation' | 'unauthenticated' | 'not_found', MappingWorkloadField>;
/** Assign a doctor to several patients, as of today. All in one transaction. A patient who is unknown, archived or somebody else’s, or has the doctor already, is in `notDone`. 404 where the doctor is unknown or archived. */
assignMany: Call<MappingAssignManyInput, AssignOutcome, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict' | 'idempotency_mismatch' | 'not_found', MappingAssignManyField>;
/** End several assignments as of today. All in one transaction. An assignment that is unknown, has ended already or is somebody else’s is in `notDone`. */
endMany: Call<MappingEndManyInput, BulkOutcome, 'validation' | 'unauthenticated' | 'forbidden', MappingEndManyField>;
/** Hand the patients of one doctor over to another. All or some of them, in one transaction: each assignment ends, and one of the other doctor with the same role begins. 404 names under `errors` a doctor or patient who is unknown, or that there is nobody to hand over. */
handOver: Call<MappingHandOverInput, HandOver, 'validation' | 'unauthenticated' | 'forbidden' | 'conflict' | 'idempotency_mismatch' | 'not_found' | 'already_assigned', MappingHandOverField>;
/** Take a hand-over back, within a day. Patients whose assignments were changed since stay as they are; 409 where all of them were. */
undoHandOver: Call<MappingUndoHandOverInput, UndoneHandOver, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'already_assigned', MappingUndoHandOverField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<MappingListInput | undefined, Mapping>;
/** Changes some fields of a mapping as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions. */
change: ChangeRow<Mapping, MappingUpdateInput>;
}

export interface ActivityCalls {
/** List what changed in the records that one may see, newest first. */
list: Call<ActivityListInput | undefined, Page<Activity>, 'validation' | 'unauthenticated', ActivityListField>;
export: PagedCall<ActivityExportInput | undefined, Activity, 'validation' | 'unauthenticated', ActivityExportField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<ActivityListInput | undefined, Activity>;
}

export interface NotificationCalls {
/** List what others did that concerns the caller. Newest first. `unread=true&total=true&limit=1` answers how many are unread. `GET /events` tells of new ones as they come. */
list: Call<NotificationListInput | undefined, Page<Notification>, 'validation' | 'unauthenticated', NotificationListField>;
/** Mark notifications as read. */
read: Call<NotificationReadInput | undefined, void, 'validation' | 'unauthenticated' | 'forbidden', NotificationReadField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<NotificationListInput | undefined, Notification>;
}

export interface SecurityEventCalls {
/** List what was done with accounts, newest first. Sign-ins and those that failed, limits that were reached, passwords, invitations, roles. Nobody can change an entry; it is deleted once it is older than the installation keeps them (`SECURITY_LOG_DAYS`). */
list: Call<SecurityEventListInput | undefined, Page<SecurityEvent>, 'validation' | 'unauthenticated' | 'forbidden', SecurityEventListField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<SecurityEventListInput | undefined, SecurityEvent>;
}

export interface ShareCalls {
/** List whom the caller lets in, or who lets the caller in. The newest first, without those that have ended. */
list: Call<ShareListInput | undefined, Page<Share>, 'validation' | 'unauthenticated' | 'forbidden', ShareListField>;
/** Let a colleague in to a patient, or to all. 404 names under `errors` a patient who is unknown, archived or somebody else’s, and a user who is unknown or disabled; 403 for a patient whom somebody else shares with the caller. */
create: Call<ShareCreateInput, Share, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'already_shared', ShareCreateField>;
/** Change what a share allows, or until when. For the owner; whom it lets in gets 403. It holds from the next request on. */
update: Call<ShareUpdateInput, Share, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', ShareUpdateField>;
/** Take a share back, or give up one that was received. It holds from the next request on. */
end: Call<ShareEndInput, void, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', ShareEndField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<ShareListInput | undefined, Share>;
}

export interface TransferCalls {
/** Give patients to another owner. With everything that hangs on them, the history too, all in one transaction. An MRN that the receiver has given already is replaced by the receiver’s next one; the patient is still found by the old one. Whom a patient was shared with still sees it. 404 names under `errors` patients of whom one is unknown or somebody else’s, and a user who is unknown or disabled. */
create: Call<TransferCreateInput, Transfer, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found', TransferCreateField>;
/** Take a transfer back, within 30 days. Gives back what is still the receiver’s. 409 where that is nothing, and where it was undone before. For the former owner, or an administrator while that one is disabled; the receiver gets 403. */
undo: Call<TransferUndoInput, Transfer, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict', TransferUndoField>;
}

export interface EmergencyAccessCalls {
/** Find a patient of whatever owner in an emergency. By the MRN, or by both names and the birth date: exactly, but for case, accents and punctuation. At most 5. Each search is recorded; 10 an hour. 403 for whom the setting EMERGENCY_ACCESS does not allow it. */
find: Call<EmergencyAccessFindInput | undefined, EmergencyMatches, 'validation' | 'unauthenticated' | 'forbidden', EmergencyAccessFindField>;
/** Open a patient of somebody else in an emergency, to read for an hour. The owner is told, and administrators review it. While it is open it can be opened for another hour. 409 for a patient whom the caller may read anyway, or who gets another owner at this moment. */
open: Call<EmergencyAccessOpenInput, Share, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict', EmergencyAccessOpenField>;
/** List emergency accesses, newest first. Administrators list those of everybody, and what was read by them; the owner of a patient those to this patient, with `patientId`. */
list: Call<EmergencyAccessListInput | undefined, Page<EmergencyAccess>, 'validation' | 'unauthenticated' | 'forbidden', EmergencyAccessListField>;
/** Record that an emergency access was looked at. Once, by somebody else than who opened the patient. */
review: Call<EmergencyAccessReviewInput, EmergencyAccess, 'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict', EmergencyAccessReviewField>;
/** All rows of a list, page by page: `for await (const row of …)`. */
all: AllRows<EmergencyAccessListInput | undefined, EmergencyAccess>;
}

/** The calls of the API, by noun. */
export interface Calls {
auth: AuthCalls;
user: UserCalls;
invitation: InvitationCalls;
clinic: ClinicCalls;
backup: BackupCalls;
patient: PatientCalls;
doctor: DoctorCalls;
mapping: MappingCalls;
activity: ActivityCalls;
notification: NotificationCalls;
securityEvent: SecurityEventCalls;
share: ShareCalls;
transfer: TransferCalls;
emergencyAccess: EmergencyAccessCalls;
}
