/** A REST route: the method, the path below `/api`, the status, and where what was made can be read. */
export interface Route {
	procedure: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	status: 200 | 201 | 202 | 204;
	location?: string | undefined;
}

function route(
	procedure: string,
	method: Route['method'],
	path: string,
	status: Route['status'] = 200,
	location?: string,
): Route {
	return { procedure, method, path, status, location };
}

/** The routes that every record has: one collection, and one path for each. */
const routesOf = (noun: 'patient' | 'doctor'): Route[] => [
	route(`${noun}.list`, 'GET', `/${noun}s`),
	route(`${noun}.get`, 'GET', `/${noun}s/{id}`),
	route(`${noun}.create`, 'POST', `/${noun}s`, 201, `/${noun}s/{id}`),
	route(`${noun}.update`, 'PATCH', `/${noun}s/{id}`),
	route(`${noun}.replace`, 'PUT', `/${noun}s/{id}`),
	route(`${noun}.archive`, 'DELETE', `/${noun}s/{id}`, 204),
	route(`${noun}.restore`, 'POST', `/${noun}s/{id}/restore`),
	route(`${noun}.history`, 'GET', `/${noun}s/{id}/history`),
];

const mappingLocation = '/patients/{patientId}/mappings/{id}';

/** All REST routes. */
export const routes: Route[] = [
	route('auth.register', 'POST', '/auth/register', 201, '/auth/me'),
	route('auth.login', 'POST', '/auth/login'),
	route('auth.refresh', 'POST', '/auth/refresh'),
	route('auth.forgotPassword', 'POST', '/auth/password/forgot', 202),
	route('auth.resetPassword', 'POST', '/auth/password/reset', 204),
	route('auth.logout', 'POST', '/auth/logout', 204),
	route('auth.me', 'GET', '/auth/me'),
	route('auth.updateMe', 'PATCH', '/auth/me'),
	route('auth.changePassword', 'POST', '/auth/password', 204),
	route('auth.sessions', 'GET', '/auth/sessions'),
	route('auth.endOtherSessions', 'POST', '/auth/sessions/end-others', 204),
	route('auth.endSession', 'DELETE', '/auth/sessions/{id}', 204),
	route('auth.tokens', 'GET', '/auth/tokens'),
	route('auth.createToken', 'POST', '/auth/tokens', 201, '/auth/tokens'),
	route('auth.deleteToken', 'DELETE', '/auth/tokens/{id}', 204),
	route('auth.twoFactor', 'GET', '/auth/two-factor'),
	route('auth.beginTotp', 'POST', '/auth/two-factor/totp'),
	route('auth.confirmTotp', 'POST', '/auth/two-factor/totp/confirm'),
	route('auth.renewRecoveryCodes', 'POST', '/auth/two-factor/recovery-codes'),
	route('auth.removeTotp', 'DELETE', '/auth/two-factor/totp', 204),
	route('auth.beginPasskey', 'POST', '/auth/passkeys/options'),
	route('auth.createPasskey', 'POST', '/auth/passkeys', 201, '/auth/two-factor'),
	route('auth.updatePasskey', 'PATCH', '/auth/passkeys/{id}'),
	route('auth.deletePasskey', 'DELETE', '/auth/passkeys/{id}', 204),
	route('auth.beginPasskeySignIn', 'POST', '/auth/passkeys/sign-in/options'),
	route('auth.loginWithPasskey', 'POST', '/auth/passkeys/sign-in'),
	route('user.list', 'GET', '/users'),
	route('user.update', 'PATCH', '/users/{id}'),
	route('user.createPasswordReset', 'POST', '/users/{id}/password-reset', 201),
	route('user.removeTwoFactor', 'DELETE', '/users/{id}/two-factor', 204),
	route('invitation.list', 'GET', '/invitations'),
	route('invitation.create', 'POST', '/invitations', 201, '/invitations'),
	route('invitation.withdraw', 'DELETE', '/invitations/{id}', 204),
	route('clinic.get', 'GET', '/clinic'),
	route('clinic.replace', 'PUT', '/clinic'),
	route('backup.status', 'GET', '/backups/status'),
	route('patient.similar', 'GET', '/patients/similar'),
	route('patient.statistics', 'GET', '/patients/statistics'),
	route('patient.archiveMany', 'POST', '/patients/archive'),
	route('patient.restoreMany', 'POST', '/patients/restore'),
	...routesOf('patient'),
	route('patient.activity', 'GET', '/patients/{id}/activity'),
	route('patient.accesses', 'GET', '/patients/{id}/accesses'),
	route('mapping.panels', 'GET', '/doctors/panels'),
	...routesOf('doctor'),
	route('mapping.workload', 'GET', '/doctors/{id}/workload'),
	route('mapping.list', 'GET', '/mappings'),
	route('mapping.gaps', 'GET', '/mappings/gaps'),
	route('mapping.assignMany', 'POST', '/mappings/assign'),
	route('mapping.endMany', 'POST', '/mappings/end'),
	route('mapping.handOver', 'POST', '/mappings/hand-over'),
	route('mapping.undoHandOver', 'POST', '/mappings/hand-overs/{id}/undo'),
	route('mapping.get', 'GET', '/patients/{patientId}/mappings/{id}'),
	route('mapping.listForPatient', 'GET', '/patients/{patientId}/mappings'),
	route('mapping.listForPatient', 'GET', '/mappings/{patientId}'),
	route('mapping.create', 'POST', '/mappings', 201, mappingLocation),
	route('mapping.update', 'PATCH', '/mappings/{id}'),
	route('mapping.replace', 'PUT', '/mappings/{id}'),
	route('mapping.end', 'DELETE', '/mappings/{id}', 204),
	route('mapping.restore', 'POST', '/mappings/{id}/restore'),
	route('mapping.history', 'GET', '/mappings/{id}/history'),
	route('activity.list', 'GET', '/activity'),
	route('notification.list', 'GET', '/notifications'),
	route('notification.read', 'POST', '/notifications/read', 204),
	route('securityEvent.list', 'GET', '/security-events'),
	route('share.list', 'GET', '/shares'),
	route('share.create', 'POST', '/shares', 201, '/shares'),
	route('share.update', 'PATCH', '/shares/{id}'),
	route('share.end', 'DELETE', '/shares/{id}', 204),
	route('transfer.create', 'POST', '/transfers', 201),
	route('transfer.undo', 'POST', '/transfers/{id}/undo'),
	route('emergencyAccess.find', 'POST', '/emergency-access/find'),
	route('emergencyAccess.open', 'POST', '/emergency-access', 201, '/shares?direction=received'),
	route('emergencyAccess.list', 'GET', '/emergency-access'),
	route('emergencyAccess.review', 'POST', '/emergency-access/{id}/review'),
];
