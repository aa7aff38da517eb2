import type { Group } from '../case.ts';
import accounts from './accounts.json' with { type: 'json' };
import activity from './activity.json' with { type: 'json' };
import backups from './backups.json' with { type: 'json' };
import clinic from './clinic.json' with { type: 'json' };
import doctorLists from './doctor-lists.json' with { type: 'json' };
import doctors from './doctors.json' with { type: 'json' };
import emergencyAccess from './emergency-access.json' with { type: 'json' };
import handOver from './hand-over.json' with { type: 'json' };
import idempotency from './idempotency.json' with { type: 'json' };
import invitations from './invitations.json' with { type: 'json' };
import mappingChanges from './mapping-changes.json' with { type: 'json' };
import mappingLists from './mapping-lists.json' with { type: 'json' };
import mappings from './mappings.json' with { type: 'json' };
import mappingsAtOnce from './mappings-at-once.json' with { type: 'json' };
import notifications from './notifications.json' with { type: 'json' };
import overview from './overview.json' with { type: 'json' };
import ownership from './ownership.json' with { type: 'json' };
import passkeys from './passkeys.json' with { type: 'json' };
import patientAccesses from './patient-accesses.json' with { type: 'json' };
import patientHistory from './patient-history.json' with { type: 'json' };
import patientLists from './patient-lists.json' with { type: 'json' };
import patientSearch from './patient-search.json' with { type: 'json' };
import patients from './patients.json' with { type: 'json' };
import patientsAtOnce from './patients-at-once.json' with { type: 'json' };
import personalTokens from './personal-tokens.json' with { type: 'json' };
import primaryDoctor from './primary-doctor.json' with { type: 'json' };
import protocol from './protocol.json' with { type: 'json' };
import securityEvents from './security-events.json' with { type: 'json' };
import sessions from './sessions.json' with { type: 'json' };
import shares from './shares.json' with { type: 'json' };
import transfers from './transfers.json' with { type: 'json' };
import twoFactor from './two-factor.json' with { type: 'json' };
import users from './users.json' with { type: 'json' };
import versions from './versions.json' with { type: 'json' };

/** All groups, in the order in which a reader meets the nouns. */
// TypeScript reads texts of JSON files as `string`; a test checks that they are cases.
export const groups = [
	accounts,
	sessions,
	passkeys,
	personalTokens,
	twoFactor,
	users,
	invitations,
	securityEvents,
	clinic,
	backups,
	patients,
	patientHistory,
	patientAccesses,
	patientLists,
	patientSearch,
	patientsAtOnce,
	doctors,
	shares,
	doctorLists,
	mappings,
	mappingChanges,
	primaryDoctor,
	mappingLists,
	mappingsAtOnce,
	handOver,
	overview,
	activity,
	notifications,
	transfers,
	emergencyAccess,
	ownership,
	versions,
	idempotency,
	protocol,
] as readonly unknown[] as readonly Group[];
