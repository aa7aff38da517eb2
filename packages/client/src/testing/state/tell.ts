import type { LiveEvents, NotificationKind } from '@hms/contracts';
import { hasEnded } from './access.ts';
import type { Call, Row, Told } from './state.ts';

/** Tells those who may see a record that it has changed. */
export function tellChange({ state, user }: Call, { kind, id, owner, version, fields }: Row): void {
	const patientId = kind === 'mapping' ? String(fields['patientId']) : null;
	const patient = patientId ?? id;
	const others = [...state.shares.values()].filter(
		(share) =>
			share.owner === owner &&
			(share.patientId === null || share.patientId === patient) &&
			!hasEnded(share),
	);
	state.told.push({
		to: owner === null ? null : [owner, ...others.map((share) => share.user)],
		type: 'changed',
		data: { subject: kind, id, version, patientId, actorId: user },
	});
}

/** Tells a user of a notification, or that some were read. */
export function tellNotification(
	{ state }: Call,
	to: string,
	data: { id: string | null; kind: NotificationKind | null },
): void {
	state.told.push({ to: [to], type: 'notification', data });
}

/** Tells everybody that the clinic's settings were changed. */
export function tellClinic({ state }: Call, data: LiveEvents['clinic']): void {
	state.told.push({ to: null, type: 'clinic', data });
}

/** Tells a user that the account was changed. */
export function tellAccount({ state }: Call, to: string): void {
	state.told.push({ to: [to], type: 'account', data: {} });
}

/** How many changes of a request are told one by one. */
const oneByOne = 10;

/** What is told of all that a request did: the first changes, and the rest of each kind once and without an id. */
export function summedUp(told: readonly Told[]): Told[] {
	const texts = new Set<string>();
	let changes = 0;
	return told
		.map((one): Told => {
			if (one.type !== 'changed' || ++changes <= oneByOne) return one;
			const { subject, actorId } = one.data;
			return {
				...one,
				data: { subject, id: null, version: null, patientId: null, actorId },
			};
		})
		.filter((one) => {
			const text = JSON.stringify(one);
			return !texts.has(text) && texts.add(text);
		});
}
