// Enumerations and limits. They are apart from the schemas that use them, so that screens can import them without the schemas.

export const roles = ['admin', 'staff'] as const;
export type Role = (typeof roles)[number];

/** A disabled account cannot be used, and keeps what belongs to it. */
export const userStatuses = ['active', 'disabled'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** The languages that people may choose; each has its texts in `apps/web/messages`. The first is the one that others are made from. */
export const languages = ['en-GB', 'en-US', 'de', 'es', 'fr', 'ar'] as const;
export type Language = (typeof languages)[number];
/** The order of day, month and year. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];
export const timeFormats = ['24h', '12h'] as const;
export type TimeFormat = (typeof timeFormats)[number];
export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

export const userSorts = ['name'] as const;
export const invitationSorts = ['createdAt'] as const;

/** What a personal token may do: `read` may change nothing. */
export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];
export const tokenSorts = ['createdAt'] as const;

export const recordStatuses = ['active', 'archived'] as const;

export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof sexes)[number];
export const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;

export const patientSorts = ['createdAt', 'familyName', 'updatedAt', 'dateOfBirth'] as const;
export type PatientSort = (typeof patientSorts)[number];

/** The published list of specialties, after the European list of medical specialties (Directive 2005/36/EC, annex V). */
export const specialties = [
	'allergology',
	'anaesthesiology',
	'cardiology',
	'cardiothoracic_surgery',
	'dentistry',
	'dermatology',
	'emergency_medicine',
	'endocrinology',
	'family_medicine',
	'gastroenterology',
	'general_surgery',
	'geriatrics',
	'haematology',
	'infectious_diseases',
	'internal_medicine',
	'neonatology',
	'nephrology',
	'neurology',
	'neurosurgery',
	'nuclear_medicine',
	'obstetrics_gynaecology',
	'occupational_medicine',
	'oncology',
	'ophthalmology',
	'orthopaedics',
	'otorhinolaryngology',
	'paediatrics',
	'pathology',
	'physical_medicine',
	'plastic_surgery',
	'psychiatry',
	'pulmonology',
	'radiology',
	'rheumatology',
	'urology',
	'vascular_surgery',
	'other',
] as const;
export type Specialty = (typeof specialties)[number];

export const doctorSorts = ['familyName', 'createdAt', 'specialty'] as const;
export type DoctorSort = (typeof doctorSorts)[number];

export const mappingRoles = [
	'attending',
	'primary_care',
	'specialist',
	'consulting',
	'surgeon',
	'covering',
	'other',
] as const;
export type MappingRole = (typeof mappingRoles)[number];
export const mappingStatuses = ['active', 'ended'] as const;

export const changeSubjects = ['patient', 'doctor', 'mapping'] as const;
export type ChangeSubject = (typeof changeSubjects)[number];
export const changeActions = [
	'created',
	'updated',
	'archived',
	'restored',
	'ended',
	'reopened',
] as const;
export type ChangeAction = (typeof changeActions)[number];

/** By which right somebody sees a patient. */
export const accessRights = ['own', 'share', 'emergency'] as const;
export type AccessRight = (typeof accessRights)[number];
/** What of a patient is seen. */
export const accessKinds = [
	'record',
	'history',
	'care_team',
	'list',
	'search',
	'similar',
	'export',
] as const;
export type AccessKind = (typeof accessKinds)[number];

/** What others do that concerns a user. */
export const notificationKinds = [
	'share_received',
	'share_ended',
	'transfer_received',
	'transfer_undone',
	'emergency_access',
	'assignment_created',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What the security log records. The kinds are text in the database, so that a new one needs no migration. */
export const securityEventKinds = [
	'account_created',
	'signed_in',
	'sign_in_failed',
	'signed_out',
	'sessions_ended',
	'refresh_token_reused',
	'limit_reached',
	'password_changed',
	'password_check_failed',
	'password_link_made',
	'password_reset',
	'two_factor_turned_on',
	'two_factor_turned_off',
	'two_factor_removed',
	'recovery_codes_renewed',
	'code_check_failed',
	'passkey_added',
	'passkey_removed',
	'token_made',
	'token_taken_back',
	'invitation_made',
	'invitation_used',
	'invitation_withdrawn',
	'role_changed',
	'account_disabled',
	'account_enabled',
	'share_made',
	'share_changed',
	'share_ended',
	'patients_transferred',
	'transfer_undone',
	'emergency_searched',
	'emergency_opened',
	'emergency_reviewed',
	'patient_erased',
	'clinic_changed',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** Why a patient is erased: the patient asked for it, or was registered by mistake, need not be kept any longer, or an authority orders it. */
export const erasureReasons = ['request', 'mistake', 'expiry', 'order'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What somebody who is let in to a patient may do; writing includes reading. */
export const shareLevels = ['read', 'write'] as const;
export type ShareLevel = (typeof shareLevels)[number];
export const shareDirections = ['given', 'received'] as const;
export const shareSorts = ['createdAt'] as const;

/** What the caller may do with a patient: everything with an own one, or what its owner lets them do. */
export const patientAccesses = ['own', ...shareLevels] as const;
export type PatientAccess = (typeof patientAccesses)[number];

/** Whose patients a list has: the caller's own, those of others who share them with the caller, or both. */
export const patientScopes = ['own', 'shared', 'all'] as const;
export type PatientScope = (typeof patientScopes)[number];

/** The most rows that one call changes, in one transaction. */
export const maxRowsAtOnce = 100;

/** The most patients that a hand-over can list by id; without a list it is all of a doctor's. */
export const maxNamedPatients = 1000;

/** The most patients of one hand-over; more have to be handed over in parts. */
export const maxHandOver = 5000;

/** Who may open patients of others in an emergency. */
export const emergencyAccesses = ['off', 'admins', 'everyone'] as const;
export type EmergencyAccesses = (typeof emergencyAccesses)[number];

/** So often within an hour somebody may look for a patient of others in an emergency. */
export const emergencySearchesAnHour = 10;

/** How long a patient stays open after it was opened in an emergency, in milliseconds. */
export const emergencyAccessMs = 3_600_000;

/** The most patients that such a search finds. */
export const maxEmergencyMatches = 5;

/** A transfer can be undone for so many days. */
export const transferUndoDays = 30;

/** The number of weeks for which registrations are counted, including the current one. */
export const registrationWeeks = 26;

/** The size of an age group in years. */
export const ageGroupYears = 10;

/** The youngest age of the last group: 90 years and more. */
export const oldestAgeGroup = 90;

/** How the backups stand that the product makes by itself. */
export const backupStates = ['off', 'on_time', 'overdue', 'failed'] as const;
export type BackupState = (typeof backupStates)[number];

/** Why a backup failed. */
export const backupFailures = [
	'folder_missing',
	'folder_not_writable',
	'disk_full',
	'key',
	'database',
	'other',
] as const;
export type BackupFailure = (typeof backupFailures)[number];
