import {
	type AccessRight,
	clinicSettings,
	emergencyAccessMs,
	type PatientAccess,
	today,
} from '@hms/contracts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { Call, Kind, Row, Share, State } from './state.ts';

/** Whether a share lets somebody in now. What a disabled user shares is shared with nobody, but for emergency accesses. */
export const isLive = ({ users }: State, share: Share): boolean =>
	(share.isEmergency || users.get(share.owner)?.status === 'active') && !hasEnded(share);

export const hasEnded = ({ until, isEmergency, createdAt }: Share): boolean =>
	isEmergency
		? clinicSettings().now() >= Date.parse(createdAt) + emergencyAccessMs
		: until !== null && until < today();

/** What is shared with this user now. */
export const receivedShares = ({ state, user }: Call): Share[] =>
	[...state.shares.values()].filter((share) => share.user === user && isLive(state, share));

/** The received shares that let this user in to a patient. */
const sharesOf = (call: Call, owner: string, patientId: unknown) =>
	receivedShares(call).filter(
		(share) => share.owner === owner && (share.patientId === null || share.patientId === patientId),
	);

/** By which right this user reads a patient. */
export function rightTo(call: Call, { owner, id }: Row): AccessRight {
	if (owner === null || owner === call.user) return 'own';
	const isEmergency = sharesOf(call, owner, id).every((share) => share.isEmergency);
	return isEmergency ? 'emergency' : 'share';
}

/** What this user may do with a record; undefined: not even read it. The directory is everybody's. */
export function accessTo(call: Call, row: Row): PatientAccess | undefined {
	if (row.owner === null || row.owner === call.user) return 'own';
	const patientId = row.kind === 'mapping' ? row.fields['patientId'] : row.id;
	const levels = sharesOf(call, row.owner, patientId).map(({ level }) => level);
	return levels.includes('write') ? 'write' : levels[0];
}

/** A record that this user may read, archived or not; undefined if there is none. */
export function readable(call: Call, kind: Kind, id: unknown): Row | undefined {
	const row = call.state.rows.get(String(id));
	return row?.kind === kind && accessTo(call, row) !== undefined ? row : undefined;
}

/** The refusal for a record of somebody else that is shared for less than the request needs; undefined if it is not. */
export function refuseAccess(call: Call, row: Row, need: PatientAccess): Refusal | undefined {
	const access = accessTo(call, row);
	if (access === 'own') return undefined;
	if (need === 'own') return ownersOnly();
	return need === 'write' && access === 'read'
		? refusalOf('forbidden', 'You can read this patient but not make changes.')
		: undefined;
}

export const ownersOnly = () =>
	refusalOf('forbidden', 'Only the owner of this patient may do this.');
