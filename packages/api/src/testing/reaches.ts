import { today } from '@hms/contracts';
import { Authenticator, addPasskey } from './authenticator.ts';
import type { Clinic } from './clinic.ts';

export const nobody = '01900000-0000-7000-8000-000000000000';

/** What others try to reach: Ada's patient and all that hangs on it; the doctors are everybody's. */
export interface ReachableRecords {
	patientId: string;
	mappingId: string;
	handOverId: string;
	shareId: string;
	transferId: string;
	sessionId: string;
	tokenId: string;
	passkeyId: string;
	doctorId: string;
	otherDoctorId: string;
	/** Somebody whom Ada has let in to another patient. */
	receiverId: string;
}

/** Makes all of it. */
export async function createReachableRecords(clinic: Clinic): Promise<ReachableRecords> {
	const { api, session } = clinic.ada;
	const patientId = (await api.patient.create({ givenName: 'Private', familyName: 'Person' })).id;
	const doctorId = (await api.doctor.create({ givenName: 'D', specialty: 'other' })).id;
	const mappingId = (await api.mapping.create({ patientId, doctorId })).id;
	const otherDoctorId = (await api.doctor.create({ givenName: 'E', specialty: 'other' })).id;
	const handedOver = (await api.patient.create({ givenName: 'Handed', familyName: 'Over' })).id;
	await api.mapping.create({ patientId: handedOver, doctorId });
	const { id: handOverId } = await api.mapping.handOver({
		fromDoctorId: doctorId,
		toDoctorId: otherDoctorId,
		patientIds: [handedOver],
	});
	const receiverId = (await clinic.signUp('Receiver')).user.id;
	const share = { userId: receiverId, patientId: handedOver, level: 'read' } as const;
	const { id: shareId } = await api.share.create(share);
	const given = (await api.patient.create({ givenName: 'Given', familyName: 'Away' })).id;
	const { id: transferId } = await api.transfer.create({
		...{ patientIds: [given], toUserId: receiverId, reason: 'Moves' },
	});
	const token = { name: 'T', scope: 'read', expiresOn: today() } as const;
	const { id: tokenId } = await api.auth.createToken(token);
	const { sessionId } = session;
	const { id: passkeyId } = await addPasskey(api, new Authenticator());
	const ids = {
		patientId,
		mappingId,
		handOverId,
		shareId,
		transferId,
		sessionId,
		tokenId,
		passkeyId,
	};
	return { ...ids, doctorId, otherDoctorId, receiverId };
}

/** The same with ids that never were. */
export const neverWas = (own: ReachableRecords): ReachableRecords => ({
	...own,
	...{ patientId: nobody, mappingId: nobody, shareId: nobody, sessionId: nobody, tokenId: nobody },
	transferId: nobody,
	passkeyId: nobody,
	handOverId: '9'.repeat(19),
});

type Reach = (ids: ReachableRecords) => Record<string, unknown>;
const byId: Reach = ({ patientId }) => ({ id: patientId });
const byMapping: Reach = ({ mappingId }) => ({ id: mappingId });

/** What each procedure that takes an id is asked. */
export const reaches: Record<string, Reach> = {
	'auth.endSession': ({ sessionId }) => ({ id: sessionId }),
	'auth.deleteToken': ({ tokenId }) => ({ id: tokenId }),
	'auth.updatePasskey': ({ passkeyId }) => ({ id: passkeyId, name: 'Mine now' }),
	'auth.deletePasskey': ({ passkeyId }) => ({ id: passkeyId }),
	'patient.get': byId,
	'patient.update': (ids) => ({ ...byId(ids), givenName: 'Mine now' }),
	'patient.replace': (ids) => ({ ...byId(ids), givenName: 'Mine now' }),
	'patient.archive': byId,
	'patient.restore': byId,
	'patient.history': byId,
	'patient.activity': byId,
	'patient.accesses': byId,
	'mapping.listForPatient': ({ patientId }) => ({ patientId }),
	'mapping.create': ({ patientId, otherDoctorId: doctorId }) => ({ patientId, doctorId }),
	'mapping.get': byMapping,
	'mapping.update': (ids) => ({ ...byMapping(ids), role: 'other' }),
	'mapping.replace': (ids) => ({ ...byMapping(ids), doctorId: ids.doctorId }),
	'mapping.end': byMapping,
	'mapping.restore': byMapping,
	'mapping.history': byMapping,
	'mapping.handOver': ({ patientId, doctorId, otherDoctorId }) => ({
		fromDoctorId: doctorId,
		toDoctorId: otherDoctorId,
		patientIds: [patientId],
	}),
	'mapping.undoHandOver': ({ handOverId }) => ({ id: handOverId }),
	'share.create': ({ patientId, receiverId }) => ({ patientId, userId: receiverId, level: 'read' }),
	'share.update': ({ shareId }) => ({ id: shareId, level: 'write' }),
	'share.end': ({ shareId }) => ({ id: shareId }),
	'transfer.create': ({ patientId, receiverId }) => ({
		...{ patientIds: [patientId], toUserId: receiverId, reason: 'Mine' },
	}),
	'transfer.undo': ({ transferId }) => ({ id: transferId }),
};
