import {
	assignManyInput,
	beginTotpInput,
	changePasswordInput,
	changeRowInput,
	changeTwoFactorInput,
	confirmTotpInput,
	createInvitationInput,
	createMappingInput,
	createPasskeyInput,
	createPatientInput,
	createShareInput,
	createTokenInput,
	createTransferInput,
	deletePasskeyInput,
	doctorFields,
	endMappingInput,
	exportActivityInput,
	type FieldError,
	findInEmergencyInput,
	forgotPasswordInput,
	getMappingInput,
	getRecordInput,
	handOverInput,
	historyInput,
	invitedPersonInput,
	listAccessesInput,
	listActivityInput,
	listDoctorsInput,
	listEmergencyAccessesInput,
	listForPatientInput,
	listInvitationsInput,
	listMappingsInput,
	listNotificationsInput,
	listPatientsInput,
	listSecurityEventsInput,
	listSharesInput,
	listTokensInput,
	listUsersInput,
	loginInput,
	openInEmergencyInput,
	passkeyOptionsInput,
	passkeySignInInput,
	primaryDoctorsInput,
	readNotificationsInput,
	refreshInput,
	registerInput,
	replaceClinicInput,
	replaceDoctorInput,
	replaceMappingInput,
	replacePatientInput,
	resetPasswordInput,
	reviewEmergencyAccessInput,
	rowInput,
	rowsInput,
	similarPatientsInput,
	undoHandOverInput,
	updateDoctorInput,
	updateMappingInput,
	updateMeInput,
	updatePasskeyInput,
	updatePatientInput,
	updateShareInput,
	updateUserInput,
} from '@hms/contracts';
import { z } from 'zod';
import { accesses } from './access/accesses.ts';
import { activity, exportActivity, patientActivity } from './activity/activity.ts';
import { authRules } from './auth/accounts.ts';
import { backupStatus } from './clinic/backup.ts';
import { clinicRules } from './clinic/clinic.ts';
import { doctorRules } from './doctor/doctors.ts';
import { emergencyAccessRules } from './emergency-access/emergency-accesses.ts';
import { invitationRules } from './invitation/invitations.ts';
import { assignMany, endMany } from './mapping/bulk.ts';
import { handOver } from './mapping/hand-over.ts';
import { mappingRules } from './mapping/mappings.ts';
import { gaps, panels, primaryDoctors, workload } from './mapping/overview.ts';
import { furtherChangeErrors, furtherCreateErrors } from './mapping/rules.ts';
import { undoHandOver } from './mapping/undo-hand-over.ts';
import { notificationRules } from './notification/notifications.ts';
import { furtherPatientErrors, patientRules } from './patient/patients.ts';
import { register } from './patient/register.ts';
import { similar } from './patient/similar.ts';
import { statistics } from './patient/statistics.ts';
import { furtherPersonErrors } from './person/person.ts';
import { securityEventRules } from './security-event/security-events.ts';
import { shareRules } from './share/shares.ts';
import type { Call, Json, Rule } from './state/state.ts';
import { transferRules } from './transfer/transfers.ts';
import { userRules } from './user/users.ts';

export interface Procedure {
	type: 'query' | 'mutation';
	/** The contract's schema of its input. */
	input: z.ZodType;
	rule: Rule;
	/** Whether it is for everybody. */
	isPublic?: true;
	/** Whether it is for administrators. */
	isForAdmins?: true;
	/** Whether it is also for those who must have a second factor and have none. */
	withoutTwoFactor?: true;
	acceptsIdempotencyKey?: true;
	/** The id of the patient whom an answer is about; it is not repeated to somebody who may no longer see that one. */
	patientOf?: (answer: Json) => unknown;
	/** Finds the errors of an invalid input that only a comparison with stored data shows. */
	furtherErrors?: (call: Call) => FieldError[];
}

const query = (input: z.ZodType, rule: Rule): Procedure => ({
	...{ type: 'query', input, rule },
});
const mutation = (input: z.ZodType, rule: Rule, options: Partial<Procedure> = {}): Procedure => ({
	type: 'mutation',
	input,
	rule,
	...options,
});

const nothing = z.strictObject({}).optional();
const isPublic = { isPublic: true } as const;
const isForAdmins = { isForAdmins: true } as const;
const withoutTwoFactor = { withoutTwoFactor: true } as const;
const create = { acceptsIdempotencyKey: true } as const;
const update = { isPatch: true };
const replace = { isPatch: false };

/** All procedures, by their names over tRPC. */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
	Object.entries({
		'auth.register': mutation(registerInput, authRules.register, isPublic),
		'auth.login': mutation(loginInput, authRules.login, isPublic),
		'auth.signUp': mutation(registerInput, authRules.signUp, isPublic),
		'auth.signIn': mutation(loginInput, authRules.signIn, isPublic),
		'auth.options': { ...query(nothing, authRules.options), isPublic: true },
		'auth.invitation': mutation(invitedPersonInput, authRules.invitation, isPublic),
		'auth.forgotPassword': mutation(forgotPasswordInput, authRules.forgotPassword, isPublic),
		'auth.resetPassword': mutation(resetPasswordInput, authRules.resetPassword, isPublic),
		'auth.refresh': mutation(refreshInput, authRules.refresh, isPublic),
		'auth.logout': mutation(nothing, authRules.logout, withoutTwoFactor),
		'auth.me': { ...query(nothing, authRules.me), withoutTwoFactor: true },
		'auth.updateMe': mutation(updateMeInput, authRules.updateMe),
		'auth.changePassword': mutation(changePasswordInput, authRules.changePassword),
		'auth.sessions': query(nothing, authRules.sessions),
		'auth.endSession': mutation(rowInput, authRules.endSession),
		'auth.endOtherSessions': mutation(nothing, authRules.endOtherSessions),
		'auth.tokens': query(listTokensInput, authRules.tokens),
		'auth.createToken': mutation(createTokenInput, authRules.createToken),
		'auth.deleteToken': mutation(rowInput, authRules.deleteToken),
		'auth.twoFactor': { ...query(nothing, authRules.twoFactor), withoutTwoFactor: true },
		'auth.beginTotp': mutation(beginTotpInput, authRules.beginTotp, withoutTwoFactor),
		'auth.confirmTotp': mutation(confirmTotpInput, authRules.confirmTotp, withoutTwoFactor),
		'auth.renewRecoveryCodes': mutation(changeTwoFactorInput, authRules.renewRecoveryCodes),
		'auth.removeTotp': mutation(changeTwoFactorInput, authRules.removeTotp),
		'auth.beginPasskey': mutation(passkeyOptionsInput, authRules.beginPasskey, withoutTwoFactor),
		'auth.createPasskey': mutation(createPasskeyInput, authRules.createPasskey, withoutTwoFactor),
		'auth.updatePasskey': mutation(updatePasskeyInput, authRules.updatePasskey),
		'auth.deletePasskey': mutation(deletePasskeyInput, authRules.deletePasskey),
		'auth.beginPasskeySignIn': mutation(nothing, authRules.beginPasskeySignIn, isPublic),
		'auth.loginWithPasskey': mutation(passkeySignInInput, authRules.loginWithPasskey, isPublic),
		'auth.signInWithPasskey': mutation(passkeySignInInput, authRules.signInWithPasskey, isPublic),

		'user.list': query(listUsersInput, userRules.list),
		'user.update': mutation(updateUserInput, userRules.update, isForAdmins),
		'user.createPasswordReset': mutation(rowInput, userRules.createPasswordReset, isForAdmins),
		'user.removeTwoFactor': mutation(rowInput, userRules.removeTwoFactor, isForAdmins),

		'invitation.list': { ...query(listInvitationsInput, invitationRules.list), isForAdmins: true },
		'invitation.create': mutation(createInvitationInput, invitationRules.create, isForAdmins),
		'invitation.withdraw': mutation(rowInput, invitationRules.withdraw, isForAdmins),

		'clinic.get': { ...query(nothing, clinicRules.get), isPublic: true },
		'clinic.replace': mutation(replaceClinicInput, clinicRules.replace, isForAdmins),
		'backup.status': { ...query(nothing, () => backupStatus), isForAdmins: true },

		'patient.list': query(listPatientsInput, patientRules.list),
		'patient.get': query(getRecordInput, patientRules.get),
		'patient.create': mutation(createPatientInput, register, {
			...create,
			patientOf: ({ id }) => id,
		}),
		'patient.update': mutation(updatePatientInput, patientRules.update, {
			furtherErrors: furtherPatientErrors,
		}),
		'patient.replace': mutation(replacePatientInput, patientRules.replace, {
			furtherErrors: furtherPatientErrors,
		}),
		'patient.archive': mutation(changeRowInput, patientRules.archive),
		'patient.restore': mutation(rowInput, patientRules.restore),
		'patient.history': query(historyInput, patientRules.history),
		'patient.activity': query(historyInput, patientActivity),
		'patient.accesses': query(listAccessesInput, accesses),
		'patient.similar': query(similarPatientsInput, similar),
		'patient.archiveMany': mutation(rowsInput, patientRules.archiveMany),
		'patient.restoreMany': mutation(rowsInput, patientRules.restoreMany),
		'patient.statistics': query(nothing, statistics),

		'doctor.list': query(listDoctorsInput, doctorRules.list),
		'doctor.get': query(getRecordInput, doctorRules.get),
		'doctor.create': mutation(doctorFields, doctorRules.create, create),
		'doctor.update': mutation(updateDoctorInput, doctorRules.update, {
			furtherErrors: furtherPersonErrors('doctor'),
		}),
		'doctor.replace': mutation(replaceDoctorInput, doctorRules.replace, {
			furtherErrors: furtherPersonErrors('doctor'),
		}),
		'doctor.archive': mutation(changeRowInput, doctorRules.archive),
		'doctor.restore': mutation(rowInput, doctorRules.restore),
		'doctor.history': query(historyInput, doctorRules.history),

		'mapping.list': query(listMappingsInput, mappingRules.list),
		'mapping.get': query(getMappingInput, mappingRules.get),
		'mapping.listForPatient': query(listForPatientInput, mappingRules.listForPatient),
		'mapping.create': mutation(createMappingInput, mappingRules.create, {
			...create,
			patientOf: ({ patientId }) => patientId,
			furtherErrors: furtherCreateErrors,
		}),
		'mapping.update': mutation(updateMappingInput, mappingRules.update, {
			furtherErrors: furtherChangeErrors(update),
		}),
		'mapping.replace': mutation(replaceMappingInput, mappingRules.replace, {
			furtherErrors: furtherChangeErrors(replace),
		}),
		'mapping.end': mutation(endMappingInput, mappingRules.end),
		'mapping.restore': mutation(rowInput, mappingRules.restore),
		'mapping.history': query(historyInput, mappingRules.history),
		'mapping.assignMany': mutation(assignManyInput, assignMany, create),
		'mapping.endMany': mutation(rowsInput, endMany),
		'mapping.handOver': mutation(handOverInput, handOver, create),
		'mapping.undoHandOver': mutation(undoHandOverInput, undoHandOver),
		'mapping.primaryDoctors': query(primaryDoctorsInput, primaryDoctors),
		'mapping.gaps': query(nothing, gaps),
		'mapping.panels': query(nothing, panels),
		'mapping.workload': query(rowInput, workload),

		'activity.list': query(listActivityInput, activity),
		'activity.export': query(exportActivityInput, exportActivity),

		'notification.list': query(listNotificationsInput, notificationRules.list),
		'notification.read': mutation(readNotificationsInput, notificationRules.read),
		'securityEvent.list': {
			...query(listSecurityEventsInput, securityEventRules.list),
			isForAdmins: true,
		},
		'share.list': query(listSharesInput, shareRules.list),
		'share.create': mutation(createShareInput, shareRules.create),
		'share.update': mutation(updateShareInput, shareRules.update),
		'share.end': mutation(rowInput, shareRules.end),
		'transfer.create': mutation(createTransferInput, transferRules.create),
		'transfer.undo': mutation(rowInput, transferRules.undo),
		'emergencyAccess.find': mutation(findInEmergencyInput, emergencyAccessRules.find),
		'emergencyAccess.open': mutation(openInEmergencyInput, emergencyAccessRules.open),
		'emergencyAccess.list': query(listEmergencyAccessesInput, emergencyAccessRules.list),
		'emergencyAccess.review': mutation(
			reviewEmergencyAccessInput,
			emergencyAccessRules.review,
			isForAdmins,
		),
	}),
);
