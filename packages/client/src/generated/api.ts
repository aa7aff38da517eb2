// Written by `vitest run packages/client/src/generated.test.ts -u`, from the procedures of the API.

import type { AllRows, Call, ChangeRow, NoInput, Page, PagedCall } from '../call-types.ts';
import type {
	DoctorId,
	Instant,
	Json,
	MappingId,
	PatientId,
	PlainDate,
	SessionId,
	UserId,
} from '../values.ts';

export interface Activity {
	id: string;
	at: Instant;
	/** Who did it. */
	actor: {
		id: UserId;
		name: string;
	};
	action: 'created' | 'updated' | 'archived' | 'restored' | 'ended' | 'reopened';
	/** One entry for each field that changed. */
	changes: {
		field: string;
		before: Recorded;
		after: Recorded;
	}[];
	subject: {
		id: string;
		name: string;
		type: 'patient' | 'doctor' | 'mapping';
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
		/** Whether it was put away since: then it has no page. */
		archived: boolean;
	};
}

export type ActivityListField =
	| 'limit'
	| 'cursor'
	| 'sort'
	| 'order'
	| 'total'
	| 'subject'
	| 'mine';

export interface ActivityListInput {
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'at' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
	/** Whether to count all items as well. Default: `false`. */
	total?: boolean | undefined;
	/** Only changes of this kind of record. */
	subject?: 'patient' | 'doctor' | 'mapping' | undefined;
	/** Only what the caller did; otherwise also what others did to the directory. Default: `false`. */
	mine?: boolean | undefined;
}

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

export type AuthChangePasswordField = 'currentPassword' | 'newPassword';

export interface AuthChangePasswordInput {
	currentPassword: string;
	/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
	newPassword: string;
}

export type AuthEndSessionField = 'id';

export interface AuthEndSessionInput {
	id: SessionId;
}

export type AuthLoginField = 'email' | 'password';

export interface AuthLoginInput {
	/** In any script (RFC 6531), as `jürgen@münchen.example`. */
	email: string;
	password: string;
}

export type AuthRefreshField = 'refreshToken';

export interface AuthRefreshInput {
	refreshToken: string;
}

export type AuthRegisterField = 'name' | 'email' | 'password';

export interface AuthRegisterInput {
	name: string;
	/** In any script (RFC 6531), as `jürgen@münchen.example`. */
	email: string;
	/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
	password: string;
}

export interface AuthSessionsOutput {
	items: Session[];
}

export type AuthSignInField = 'email' | 'password';

export interface AuthSignInInput {
	/** In any script (RFC 6531), as `jürgen@münchen.example`. */
	email: string;
	password: string;
}

export interface AuthSignInOutput {
	user: User;
}

export type AuthSignUpField = 'name' | 'email' | 'password';

export interface AuthSignUpInput {
	name: string;
	/** In any script (RFC 6531), as `jürgen@münchen.example`. */
	email: string;
	/** Any characters. Refused: common passwords, the own name or address, and what is made of these by digits, signs, years or doubling. Nothing is trimmed. */
	password: string;
}

export interface AuthSignUpOutput {
	user: User;
}

export type AuthUpdateMeField = 'name' | 'id' | 'email' | 'role' | 'createdAt';

export interface AuthUpdateMeInput {
	name?: string | undefined;
	id?: SetBySystem | undefined;
	email?: SetBySystem | undefined;
	role?: SetBySystem | undefined;
	createdAt?: SetBySystem | undefined;
}

export interface Change {
	id: string;
	at: Instant;
	/** Who did it. */
	actor: {
		id: UserId;
		name: string;
	};
	action: 'created' | 'updated' | 'archived' | 'restored' | 'ended' | 'reopened';
	/** One entry for each field that changed. */
	changes: {
		field: string;
		before: Recorded;
		after: Recorded;
	}[];
}

export interface Clinic {
	/** A name of the IANA time zone database. The clinic’s days begin and end by it. */
	timeZone: string;
	/** The country whose telephone numbers are written without a country code. Null: not settled. */
	country: Country | null;
	/** The day that it is in the clinic. */
	today: PlainDate;
	/** When this was answered, by the server’s clock. */
	now: Instant;
}

/** ISO 3166-1 alpha-2, or XK. */
export type Country =
	| 'AD'
	| 'AE'
	| 'AF'
	| 'AG'
	| 'AI'
	| 'AL'
	| 'AM'
	| 'AO'
	| 'AQ'
	| 'AR'
	| 'AS'
	| 'AT'
	| 'AU'
	| 'AW'
	| 'AX'
	| 'AZ'
	| 'BA'
	| 'BB'
	| 'BD'
	| 'BE'
	| 'BF'
	| 'BG'
	| 'BH'
	| 'BI'
	| 'BJ'
	| 'BL'
	| 'BM'
	| 'BN'
	| 'BO'
	| 'BQ'
	| 'BR'
	| 'BS'
	| 'BT'
	| 'BV'
	| 'BW'
	| 'BY'
	| 'BZ'
	| 'CA'
	| 'CC'
	| 'CD'
	| 'CF'
	| 'CG'
	| 'CH'
	| 'CI'
	| 'CK'
	| 'CL'
	| 'CM'
	| 'CN'
	| 'CO'
	| 'CR'
	| 'CU'
	| 'CV'
	| 'CW'
	| 'CX'
	| 'CY'
	| 'CZ'
	| 'DE'
	| 'DJ'
	| 'DK'
	| 'DM'
	| 'DO'
	| 'DZ'
	| 'EC'
	| 'EE'
	| 'EG'
	| 'EH'
	| 'ER'
	| 'ES'
	| 'ET'
	| 'FI'
	| 'FJ'
	| 'FK'
	| 'FM'
	| 'FO'
	| 'FR'
	| 'GA'
	| 'GB'
	| 'GD'
	| 'GE'
	| 'GF'
	| 'GG'
	| 'GH'
	| 'GI'
	| 'GL'
	| 'GM'
	| 'GN'
	| 'GP'
	| 'GQ'
	| 'GR'
	| 'GS'
	| 'GT'
	| 'GU'
	| 'GW'
	| 'GY'
	| 'HK'
	| 'HM'
	| 'HN'
	| 'HR'
	| 'HT'
	| 'HU'
	| 'ID'
	| 'IE'
	| 'IL'
	| 'IM'
	| 'IN'
	| 'IO'
	| 'IQ'
	| 'IR'
	| 'IS'
	| 'IT'
	| 'JE'
	| 'JM'
	| 'JO'
	| 'JP'
	| 'KE'
	| 'KG'
	| 'KH'
	| 'KI'
	| 'KM'
	| 'KN'
	| 'KP'
	| 'KR'
	| 'KW'
	| 'KY'
	| 'KZ'
	| 'LA'
	| 'LB'
	| 'LC'
	| 'LI'
	| 'LK'
	| 'LR'
	| 'LS'
	| 'LT'
	| 'LU'
	| 'LV'
	| 'LY'
	| 'MA'
	| 'MC'
	| 'MD'
	| 'ME'
	| 'MF'
	| 'MG'
	| 'MH'
	| 'MK'
	| 'ML'
	| 'MM'
	| 'MN'
	| 'MO'
	| 'MP'
	| 'MQ'
	| 'MR'
	| 'MS'
	| 'MT'
	| 'MU'
	| 'MV'
	| 'MW'
	| 'MX'
	| 'MY'
	| 'MZ'
	| 'NA'
	| 'NC'
	| 'NE'
	| 'NF'
	| 'NG'
	| 'NI'
	| 'NL'
	| 'NO'
	| 'NP'
	| 'NR'
	| 'NU'
	| 'NZ'
	| 'OM'
	| 'PA'
	| 'PE'
	| 'PF'
	| 'PG'
	| 'PH'
	| 'PK'
	| 'PL'
	| 'PM'
	| 'PN'
	| 'PR'
	| 'PS'
	| 'PT'
	| 'PW'
	| 'PY'
	| 'QA'
	| 'RE'
	| 'RO'
	| 'RS'
	| 'RU'
	| 'RW'
	| 'SA'
	| 'SB'
	| 'SC'
	| 'SD'
	| 'SE'
	| 'SG'
	| 'SH'
	| 'SI'
	| 'SJ'
	| 'SK'
	| 'SL'
	| 'SM'
	| 'SN'
	| 'SO'
	| 'SR'
	| 'SS'
	| 'ST'
	| 'SV'
	| 'SX'
	| 'SY'
	| 'SZ'
	| 'TC'
	| 'TD'
	| 'TF'
	| 'TG'
	| 'TH'
	| 'TJ'
	| 'TK'
	| 'TL'
	| 'TM'
	| 'TN'
	| 'TO'
	| 'TR'
	| 'TT'
	| 'TV'
	| 'TW'
	| 'TZ'
	| 'UA'
	| 'UG'
	| 'UM'
	| 'US'
	| 'UY'
	| 'UZ'
	| 'VA'
	| 'VC'
	| 'VE'
	| 'VG'
	| 'VI'
	| 'VN'
	| 'VU'
	| 'WF'
	| 'WS'
	| 'YE'
	| 'YT'
	| 'ZA'
	| 'ZM'
	| 'ZW'
	| 'XK';

export interface Doctor {
	id: DoctorId;
	givenName: string;
	familyName: string | null;
	specialty: Specialty;
	licenseNumber: string | null;
	phone: string | null;
	email: string | null;
	acceptingPatients: boolean;
	status: 'active' | 'archived';
	/** How often the row was written, from 1. `ETag` carries it. */
	version: number;
	createdAt: Instant;
	updatedAt: Instant;
}

export type DoctorArchiveField = 'id' | 'expectedVersion';

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

export type DoctorGetField = 'id';

export interface DoctorGetInput {
	id: DoctorId;
}

export type DoctorHistoryField = 'id' | 'limit' | 'cursor' | 'sort' | 'order' | 'total';

export interface DoctorHistoryInput {
	id: DoctorId;
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'at' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
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
	sort?: 'familyName' | 'createdAt' | 'specialty' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
	/** Whether to count all items as well. Default: `false`. */
	total?: boolean | undefined;
	/** Each word has to be found: in a name (any case, accents or none, any order, written together or apart, punctuation aside), in an MRN or licence number, in a telephone number, or as the beginning of an e-mail address. Names are found with a typo, too: one letter more, fewer, another one, or two neighbours swapped, in words of four letters or more; a word of three letters is a typo of one of four that has a letter more. Titles as "Dr" are left out where there are other words. Twelve words count, and of each the first forty characters. */
	q?: string | undefined;
	specialty?: Specialty | undefined;
	acceptingPatients?: boolean | undefined;
	/** Default: `"active"`. */
	status?: 'active' | 'archived' | 'all' | undefined;
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

export type DoctorRestoreField = 'id';

export interface DoctorRestoreInput {
	id: DoctorId;
}

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

export interface EmergencyContact {
	name: string;
	relationship: string | null;
	phone: string | null;
}

export interface EmergencyContactInput {
	name: string;
	/** Default: `null`. */
	relationship?: string | null | undefined;
	/** Default: `null`. */
	phone?: string | null | undefined;
}

export interface Mapping {
	id: MappingId;
	patientId: PatientId;
	doctorId: DoctorId;
	role:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other';
	/** Whether it is the patient’s primary doctor today; where it is yet to begin, on its first day; where it has ended, until then. In a list of one day (`on`), on that day. */
	isPrimary: boolean;
	startedOn: PlainDate;
	endedOn: PlainDate | null;
	reason: string | null;
	notes: string | null;
	status: 'active' | 'ended';
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
		status: 'active' | 'archived';
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
	role?:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other'
		| undefined;
	/** Default: `null`. */
	reason?: string | null | undefined;
	/** Default: `false`. */
	primaryWhereNone?: boolean | undefined;
}

export interface MappingAssignManyOutput {
	done: {
		id: string;
		patientId: PatientId;
	}[];
	notDone: {
		id: string;
		reason: 'not_found' | 'already_assigned';
	}[];
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
	role?:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other'
		| undefined;
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

export type MappingEndField = 'id' | 'expectedVersion' | 'reason';

export interface MappingEndInput {
	id: MappingId;
	/** How often the row was written, from 1. `ETag` carries it. */
	expectedVersion?: number | undefined;
	reason?: string | undefined;
}

export type MappingEndManyField = 'ids' | `ids.${number}`;

export interface MappingEndManyInput {
	ids: readonly MappingId[];
}

export interface MappingEndManyOutput {
	done: string[];
	notDone: {
		id: string;
		reason: 'not_found' | 'already_assigned';
	}[];
}

export interface MappingGapsOutput {
	withoutPrimary: number;
	archivedDoctor: number;
	pastEnd: number;
}

export type MappingHandOverField =
	| 'fromDoctorId'
	| 'toDoctorId'
	| 'patientIds'
	| `patientIds.${number}`
	| 'on'
	| 'reason';

export interface MappingHandOverInput {
	fromDoctorId: DoctorId;
	toDoctorId: DoctorId;
	patientIds?: readonly PatientId[] | undefined;
	on?: PlainDate | undefined;
	/** Default: `null`. */
	reason?: string | null | undefined;
}

export interface MappingHandOverOutput {
	id: string;
	patients: number;
	alreadyTheirs: number;
}

export type MappingHistoryField = 'id' | 'limit' | 'cursor' | 'sort' | 'order' | 'total';

export interface MappingHistoryInput {
	id: MappingId;
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'at' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
	/** Whether to count all items as well. Default: `false`. */
	total?: boolean | undefined;
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
	| 'on';

export type MappingListForPatientField = 'patientId';

export interface MappingListForPatientInput {
	/** The id of a patient, not of a mapping. */
	patientId: PatientId;
}

export interface MappingListForPatientOutput {
	items: Mapping[];
}

export interface MappingListInput {
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'createdAt' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
	/** Whether to count all items as well. Default: `false`. */
	total?: boolean | undefined;
	/** `active` where absent, or `all` with `on`: a mapping of that day may have ended since. */
	status?: 'active' | 'ended' | 'all' | undefined;
	patientId?: PatientId | undefined;
	doctorId?: DoctorId | undefined;
	role?:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other'
		| undefined;
	/** Only those of which `isPrimary` is this. */
	isPrimary?: boolean | undefined;
	/** Only active ones with which something is amiss: the doctor has left the directory, or the last day has passed. */
	gap?: 'archived_doctor' | 'past_end' | undefined;
	/** Who was assigned on that day: started on or before it, not ended on or before it. */
	on?: PlainDate | undefined;
}

export interface MappingPanelsOutput {
	items: {
		doctor: {
			id: DoctorId;
			givenName: string;
			familyName: string | null;
			status: 'active' | 'archived';
		};
		patients: number;
	}[];
	doctors: number;
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
	role?:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other'
		| undefined;
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

export type MappingRestoreField = 'id';

export interface MappingRestoreInput {
	id: MappingId;
}

export type MappingUndoHandOverField = 'id';

export interface MappingUndoHandOverInput {
	id: string;
}

export interface MappingUndoHandOverOutput {
	patients: number;
	changedSince: number;
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
	role?:
		| 'attending'
		| 'primary_care'
		| 'specialist'
		| 'consulting'
		| 'surgeon'
		| 'covering'
		| 'other'
		| null
		| undefined;
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

export interface Patient {
	id: PatientId;
	/** Medical record number. */
	mrn: string;
	givenName: string;
	/** Null where there is one name only. */
	familyName: string | null;
	dateOfBirth: PlainDate | null;
	sex: 'female' | 'male' | 'other' | 'unknown';
	phone: string | null;
	email: string | null;
	address: Address | null;
	bloodGroup: 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-' | null;
	allergies: string[];
	notes: string | null;
	emergencyContact: EmergencyContact | null;
	status: 'active' | 'archived';
	/** How often the row was written, from 1. `ETag` carries it. */
	version: number;
	createdAt: Instant;
	updatedAt: Instant;
}

export type PatientArchiveField = 'id' | 'expectedVersion';

export interface PatientArchiveInput {
	id: PatientId;
	/** How often the row was written, from 1. `ETag` carries it. */
	expectedVersion?: number | undefined;
}

export type PatientArchiveManyField = 'ids' | `ids.${number}`;

export interface PatientArchiveManyInput {
	ids: readonly PatientId[];
}

export interface PatientArchiveManyOutput {
	done: string[];
	notDone: {
		id: string;
		reason: 'not_found' | 'already_assigned';
	}[];
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
	| 'emergencyContact.phone';

export interface PatientCreateInput {
	/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
	mrn?: string | undefined;
	givenName: string;
	/** Null where there is one name only. Default: `null`. */
	familyName?: string | null | undefined;
	/** Default: `null`. */
	dateOfBirth?: PlainDate | null | undefined;
	/** Default: `"unknown"`. */
	sex?: 'female' | 'male' | 'other' | 'unknown' | undefined;
	/** Default: `null`. */
	phone?: string | null | undefined;
	/** Default: `null`. */
	email?: string | null | undefined;
	/** Default: `null`. */
	address?: AddressInput | null | undefined;
	/** Default: `null`. */
	bloodGroup?: 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-' | null | undefined;
	/** Default: `[]`. */
	allergies?: readonly string[] | undefined;
	/** Default: `null`. */
	notes?: string | null | undefined;
	/** Default: `null`. */
	emergencyContact?: EmergencyContactInput | null | undefined;
}

export type PatientGetField = 'id';

export interface PatientGetInput {
	id: PatientId;
}

export type PatientHistoryField = 'id' | 'limit' | 'cursor' | 'sort' | 'order' | 'total';

export interface PatientHistoryInput {
	id: PatientId;
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'at' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
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
	| 'withoutPrimary';

export interface PatientListInput {
	/** How many items a page has at most. Default: `25`. */
	limit?: number | undefined;
	/** `nextCursor` of the page before, asked with the same sort, order and filters. Opaque. */
	cursor?: string | undefined;
	/** What to sort by. */
	sort?: 'createdAt' | 'familyName' | 'updatedAt' | 'dateOfBirth' | undefined;
	/** Upwards or downwards. */
	order?: 'asc' | 'desc' | undefined;
	/** Whether to count all items as well. Default: `false`. */
	total?: boolean | undefined;
	/** Each word has to be found: in a name (any case, accents or none, any order, written together or apart, punctuation aside), in an MRN or licence number, in a telephone number, or as the beginning of an e-mail address. Names are found with a typo, too: one letter more, fewer, another one, or two neighbours swapped, in words of four letters or more; a word of three letters is a typo of one of four that has a letter more. Titles as "Dr" are left out where there are other words. Twelve words count, and of each the first forty characters. A contact’s name and number find the patient as well. A birth date is understood as people write it, in any language. */
	q?: string | undefined;
	sex?: 'female' | 'male' | 'other' | 'unknown' | undefined;
	/** Born on this day or later. */
	bornFrom?: PlainDate | undefined;
	/** Born on this day or earlier. */
	bornTo?: PlainDate | undefined;
	/** Default: `"active"`. */
	status?: 'active' | 'archived' | 'all' | undefined;
	/** Only patients whom this doctor looks after now. */
	doctorId?: DoctorId | undefined;
	/** Only patients who have no primary doctor now. */
	withoutPrimary?: boolean | undefined;
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
	| 'updatedAt';

export interface PatientReplaceInput {
	/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
	mrn?: string | undefined;
	givenName: string;
	/** Null where there is one name only. Default: `null`. */
	familyName?: string | null | undefined;
	/** Default: `null`. */
	dateOfBirth?: PlainDate | null | undefined;
	/** Default: `"unknown"`. */
	sex?: 'female' | 'male' | 'other' | 'unknown' | undefined;
	/** Default: `null`. */
	phone?: string | null | undefined;
	/** Default: `null`. */
	email?: string | null | undefined;
	/** Default: `null`. */
	address?: AddressInput | null | undefined;
	/** Default: `null`. */
	bloodGroup?: 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-' | null | undefined;
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
}

export type PatientRestoreField = 'id';

export interface PatientRestoreInput {
	id: PatientId;
}

export type PatientRestoreManyField = 'ids' | `ids.${number}`;

export interface PatientRestoreManyInput {
	ids: readonly PatientId[];
}

export interface PatientRestoreManyOutput {
	done: string[];
	notDone: {
		id: string;
		reason: 'not_found' | 'already_assigned';
	}[];
}

export type PatientSimilarField = 'givenName' | 'familyName' | 'dateOfBirth' | 'phone' | 'email';

export interface PatientSimilarInput {
	givenName?: string | undefined;
	familyName?: string | undefined;
	dateOfBirth?: PlainDate | undefined;
	/** E.164: plus sign, country code, number; no extension. */
	phone?: string | undefined;
	/** In any script (RFC 6531), as `jürgen@münchen.example`. */
	email?: string | undefined;
}

export interface PatientSimilarOutput {
	items: Patient[];
}

export interface PatientStatisticsOutput {
	patients: number;
	registrations: {
		week: PlainDate;
		patients: number;
	}[];
	ages: {
		from: number | null;
		patients: Record<'female' | 'male' | 'other' | 'unknown', number>;
	}[];
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
	| 'updatedAt';

export interface PatientUpdateInput {
	/** Medical record number, unique among the caller’s patients. Where a request names none, a new patient gets the next one, and another keeps the one it has. */
	mrn?: string | undefined;
	givenName?: string | undefined;
	familyName?: string | null | undefined;
	dateOfBirth?: PlainDate | null | undefined;
	sex?: 'female' | 'male' | 'other' | 'unknown' | null | undefined;
	phone?: string | null | undefined;
	email?: string | null | undefined;
	address?:
		| {
				line1?: string | null | undefined;
				line2?: string | null | undefined;
				city?: string | null | undefined;
				region?: string | null | undefined;
				postalCode?: string | null | undefined;
				country?: Country | null | undefined;
		  }
		| null
		| undefined;
	bloodGroup?: 'A+' | 'A-' | 'B+' | 'B-' | 'AB+' | 'AB-' | 'O+' | 'O-' | null | undefined;
	allergies?: readonly string[] | null | undefined;
	notes?: string | null | undefined;
	emergencyContact?:
		| {
				name?: string | undefined;
				relationship?: string | null | undefined;
				phone?: string | null | undefined;
		  }
		| null
		| undefined;
	id: PatientId;
	/** How often the row was written, from 1. `ETag` carries it. */
	expectedVersion?: number | undefined;
	status?: SetBySystem | undefined;
	version?: SetBySystem | undefined;
	createdAt?: SetBySystem | undefined;
	updatedAt?: SetBySystem | undefined;
}

/** What the field held, as the record has it. */
export type Recorded = Json;

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
	tokenType: 'Bearer';
	/** For how many seconds the token is taken. */
	expiresIn: number;
	/** Gets the next token, once. */
	refreshToken: string;
}

/** Set by the system. It may be sent along as it was read, and changes nothing; if the row has another value the change is refused. */
export type SetBySystem = unknown;

/** What the doctor practises. */
export type Specialty =
	| 'allergology'
	| 'anaesthesiology'
	| 'cardiology'
	| 'cardiothoracic_surgery'
	| 'dentistry'
	| 'dermatology'
	| 'emergency_medicine'
	| 'endocrinology'
	| 'family_medicine'
	| 'gastroenterology'
	| 'general_surgery'
	| 'geriatrics'
	| 'haematology'
	| 'infectious_diseases'
	| 'internal_medicine'
	| 'neonatology'
	| 'nephrology'
	| 'neurology'
	| 'neurosurgery'
	| 'nuclear_medicine'
	| 'obstetrics_gynaecology'
	| 'occupational_medicine'
	| 'oncology'
	| 'ophthalmology'
	| 'orthopaedics'
	| 'otorhinolaryngology'
	| 'paediatrics'
	| 'pathology'
	| 'physical_medicine'
	| 'plastic_surgery'
	| 'psychiatry'
	| 'pulmonology'
	| 'radiology'
	| 'rheumatology'
	| 'urology'
	| 'vascular_surgery'
	| 'other';

export interface User {
	id: UserId;
	name: string;
	email: string;
	/** The first account of an installation is `admin`. */
	role: 'admin' | 'staff';
	createdAt: Instant;
}

export interface AuthCalls {
	/** Register an account. The first account of an installation is its administrator’s. 403 where registration is closed. */
	register: Call<
		AuthRegisterInput,
		SessionAnswer,
		'validation' | 'email_taken' | 'forbidden',
		AuthRegisterField
	>;
	/** Sign in. An unknown address and a wrong password get the same answer. Failures are counted by account and by address; too many of them have to wait. */
	login: Call<AuthLoginInput, SessionAnswer, 'validation' | 'invalid_credentials', AuthLoginField>;
	signUp: Call<AuthSignUpInput, AuthSignUpOutput, 'validation', AuthSignUpField>;
	signIn: Call<AuthSignInInput, AuthSignInOutput, 'validation', AuthSignInField>;
	/** Get the next token. Each refresh token works once and gets the next one. One that is used again later ends its session; one that never was good ends nothing. */
	refresh: Call<
		AuthRefreshInput,
		SessionAnswer,
		'validation' | 'unauthenticated',
		AuthRefreshField
	>;
	/** Sign out. Ends the session; its tokens stop working at once. */
	logout: Call<NoInput | undefined, void, 'unauthenticated' | 'forbidden', never>;
	/** Read the own account. */
	me: Call<NoInput | undefined, User, 'unauthenticated', never>;
	/** Change the own account. */
	updateMe: Call<
		AuthUpdateMeInput | undefined,
		User,
		'validation' | 'unauthenticated' | 'forbidden',
		AuthUpdateMeField
	>;
	/** Change the password. Every other session of the account ends. The session that asks goes on with the token it has until that runs out (ten minutes at most), and its refresh token stops working: sign in with the new password for the next one. */
	changePassword: Call<
		AuthChangePasswordInput,
		void,
		'validation' | 'unauthenticated' | 'forbidden',
		AuthChangePasswordField
	>;
	/** List the own sessions. */
	sessions: Call<NoInput | undefined, AuthSessionsOutput, 'unauthenticated', never>;
	/** End one of the own sessions. */
	endSession: Call<
		AuthEndSessionInput,
		void,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found',
		AuthEndSessionField
	>;
	endOtherSessions: Call<NoInput | undefined, void, 'unauthenticated' | 'forbidden', never>;
}

export interface ClinicCalls {
	/** Read what day it is in the clinic, and its time zone and country. Everything that depends on the day goes by the clinic’s: that a birth date is not in the future, ages, who is assigned now. It is said to everybody. */
	get: Call<NoInput | undefined, Clinic, never, never>;
}

export interface PatientCalls {
	/** List and search the own patients. With `q`, the best match comes first unless `sort` is given; otherwise the newest. */
	list: Call<
		PatientListInput | undefined,
		Page<Patient>,
		'validation' | 'unauthenticated',
		PatientListField
	>;
	/** Read a patient. */
	get: Call<
		PatientGetInput,
		Patient,
		'validation' | 'unauthenticated' | 'not_found',
		PatientGetField
	>;
	/** Register a patient. */
	create: Call<
		PatientCreateInput,
		Patient,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'conflict'
		| 'idempotency_mismatch'
		| 'mrn_taken',
		PatientCreateField
	>;
	/** Change some fields of a patient. JSON merge patch (RFC 7396): what is absent stays, null clears. */
	update: Call<
		PatientUpdateInput,
		Patient,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'mrn_taken',
		PatientUpdateField
	>;
	/** Replace a patient. What is absent goes back to its default; `mrn` stays. */
	replace: Call<
		PatientReplaceInput,
		Patient,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'mrn_taken',
		PatientReplaceField
	>;
	/** Archive a patient. It is gone from lists and search, and can be restored. */
	archive: Call<
		PatientArchiveInput,
		void,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed',
		PatientArchiveField
	>;
	/** Restore an archived patient. */
	restore: Call<
		PatientRestoreInput,
		Patient,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found',
		PatientRestoreField
	>;
	/** List what changed in a patient, newest first. */
	history: PagedCall<
		PatientHistoryInput,
		Change,
		'validation' | 'unauthenticated' | 'not_found',
		PatientHistoryField
	>;
	similar: Call<
		PatientSimilarInput | undefined,
		PatientSimilarOutput,
		'validation' | 'unauthenticated',
		PatientSimilarField
	>;
	archiveMany: Call<
		PatientArchiveManyInput,
		PatientArchiveManyOutput,
		'validation' | 'unauthenticated' | 'forbidden',
		PatientArchiveManyField
	>;
	restoreMany: Call<
		PatientRestoreManyInput,
		PatientRestoreManyOutput,
		'validation' | 'unauthenticated' | 'forbidden',
		PatientRestoreManyField
	>;
	statistics: Call<NoInput | undefined, PatientStatisticsOutput, 'unauthenticated', never>;
	/** All rows of a list, page by page: `for await (const row of …)`. */
	all: AllRows<PatientListInput | undefined, Patient>;
	/** Changes some fields of a patient as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions. */
	change: ChangeRow<Patient, PatientUpdateInput>;
}

export interface DoctorCalls {
	/** List and search the doctors. */
	list: Call<
		DoctorListInput | undefined,
		Page<Doctor>,
		'validation' | 'unauthenticated',
		DoctorListField
	>;
	/** Read a doctor. */
	get: Call<DoctorGetInput, Doctor, 'validation' | 'unauthenticated' | 'not_found', DoctorGetField>;
	/** Add a doctor. */
	create: Call<
		DoctorCreateInput,
		Doctor,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'conflict'
		| 'idempotency_mismatch'
		| 'license_taken',
		DoctorCreateField
	>;
	/** Change some fields of a doctor. JSON merge patch (RFC 7396): what is absent stays, null clears. */
	update: Call<
		DoctorUpdateInput,
		Doctor,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'license_taken',
		DoctorUpdateField
	>;
	/** Replace a doctor. What is absent goes back to its default. */
	replace: Call<
		DoctorReplaceInput,
		Doctor,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'license_taken',
		DoctorReplaceField
	>;
	/** Archive a doctor. No new assignment can name this doctor; those that stand go on showing who it is. */
	archive: Call<
		DoctorArchiveInput,
		void,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed',
		DoctorArchiveField
	>;
	/** Restore an archived doctor. */
	restore: Call<
		DoctorRestoreInput,
		Doctor,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'license_taken',
		DoctorRestoreField
	>;
	/** List what changed in a doctor, newest first. */
	history: PagedCall<
		DoctorHistoryInput,
		Change,
		'validation' | 'unauthenticated' | 'not_found',
		DoctorHistoryField
	>;
	/** All rows of a list, page by page: `for await (const row of …)`. */
	all: AllRows<DoctorListInput | undefined, Doctor>;
	/** Changes some fields of a doctor as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions. */
	change: ChangeRow<Doctor, DoctorUpdateInput>;
}

export interface MappingCalls {
	/** List the assignments of the own patients. */
	list: Call<
		MappingListInput | undefined,
		Page<Mapping>,
		'validation' | 'unauthenticated',
		MappingListField
	>;
	/** List the doctors who look after a patient now, primary first. Here the id is a patient’s. In the other methods of this path it is a mapping’s. */
	listForPatient: Call<
		MappingListForPatientInput,
		MappingListForPatientOutput,
		'validation' | 'unauthenticated' | 'not_found',
		MappingListForPatientField
	>;
	/** Assign a doctor to a patient. 404 names under `errors` whether the patient or the doctor is unknown, archived or somebody else’s. */
	create: Call<
		MappingCreateInput,
		Mapping,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'conflict'
		| 'idempotency_mismatch'
		| 'not_found'
		| 'already_assigned',
		MappingCreateField
	>;
	/** Change some fields of an assignment. JSON merge patch (RFC 7396): what is absent stays, null clears. */
	update: Call<
		MappingUpdateInput,
		Mapping,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'already_assigned',
		MappingUpdateField
	>;
	/** Replace an assignment. The patient cannot be changed. */
	replace: Call<
		MappingReplaceInput,
		Mapping,
		| 'validation'
		| 'unauthenticated'
		| 'forbidden'
		| 'not_found'
		| 'precondition_failed'
		| 'already_assigned',
		MappingReplaceField
	>;
	/** End an assignment as of today. */
	end: Call<
		MappingEndInput,
		void,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'precondition_failed',
		MappingEndField
	>;
	/** Take the end of an assignment back. It is the primary one again only where no other took its place. 404 also where its doctor was archived since. */
	restore: Call<
		MappingRestoreInput,
		Mapping,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found' | 'already_assigned',
		MappingRestoreField
	>;
	/** List what changed in an assignment, newest first. */
	history: PagedCall<
		MappingHistoryInput,
		Change,
		'validation' | 'unauthenticated' | 'not_found',
		MappingHistoryField
	>;
	assignMany: Call<
		MappingAssignManyInput,
		MappingAssignManyOutput,
		'validation' | 'unauthenticated' | 'forbidden',
		MappingAssignManyField
	>;
	endMany: Call<
		MappingEndManyInput,
		MappingEndManyOutput,
		'validation' | 'unauthenticated' | 'forbidden',
		MappingEndManyField
	>;
	handOver: Call<
		MappingHandOverInput,
		MappingHandOverOutput,
		'validation' | 'unauthenticated' | 'forbidden',
		MappingHandOverField
	>;
	undoHandOver: Call<
		MappingUndoHandOverInput,
		MappingUndoHandOverOutput,
		'validation' | 'unauthenticated' | 'forbidden' | 'not_found',
		MappingUndoHandOverField
	>;
	gaps: Call<NoInput | undefined, MappingGapsOutput, 'unauthenticated', never>;
	panels: Call<NoInput | undefined, MappingPanelsOutput, 'unauthenticated', never>;
	/** All rows of a list, page by page: `for await (const row of …)`. */
	all: AllRows<MappingListInput | undefined, Mapping>;
}

export interface ActivityCalls {
	/** List what changed in the own records and the directory, newest first. */
	list: Call<
		ActivityListInput | undefined,
		Page<Activity>,
		'validation' | 'unauthenticated',
		ActivityListField
	>;
	/** All rows of a list, page by page: `for await (const row of …)`. */
	all: AllRows<ActivityListInput | undefined, Activity>;
}

/** The calls of the API, by noun. */
export interface Calls {
	auth: AuthCalls;
	clinic: ClinicCalls;
	patient: PatientCalls;
	doctor: DoctorCalls;
	mapping: MappingCalls;
	activity: ActivityCalls;
}
