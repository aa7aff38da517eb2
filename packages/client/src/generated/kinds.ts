// Written by `vitest run packages/client/src/generated.test.ts -u`, from the procedures of the API.

/** How each call is sent: reads may be repeated; a create may be repeated with its idempotency key; a write is sent once. */
export const kinds = {
auth: { register: 'write', login: 'write', signUp: 'write', signIn: 'write', options: 'read', invitation: 'write', forgotPassword: 'write', resetPassword: 'write', refresh: 'write', logout: 'write', me: 'read', updateMe: 'write', changePassword: 'write', sessions: 'read', endSession: 'write', endOtherSessions: 'write', beginPasskey: 'write', createPasskey: 'write', updatePasskey: 'write', deletePasskey: 'write', beginPasskeySignIn: 'write', loginWithPasskey: 'write', signInWithPasskey: 'write', tokens: 'read', createToken: 'write', deleteToken: 'write', twoFactor: 'read', beginTotp: 'write', confirmTotp: 'write', renewRecoveryCodes: 'write', removeTotp: 'write', },
user: { list: 'read', update: 'write', createPasswordReset: 'write', removeTwoFactor: 'write', },
invitation: { list: 'read', create: 'write', withdraw: 'write', },
clinic: { get: 'read', replace: 'write', },
backup: { status: 'read', },
patient: { list: 'read', get: 'read', update: 'write', replace: 'write', archive: 'write', restore: 'write', history: 'read', activity: 'read', accesses: 'read', similar: 'read', archiveMany: 'write', restoreMany: 'write', statistics: 'read', create: 'create', },
doctor: { list: 'read', get: 'read', create: 'create', update: 'write', replace: 'write', archive: 'write', restore: 'write', history: 'read', },
mapping: { list: 'read', listForPatient: 'read', primaryDoctors: 'read', get: 'read', create: 'create', update: 'write', replace: 'write', end: 'write', restore: 'write', history: 'read', gaps: 'read', panels: 'read', workload: 'read', assignMany: 'create', endMany: 'write', handOver: 'create', undoHandOver: 'write', },
activity: { list: 'read', export: 'read', },
notification: { list: 'read', read: 'write', },
securityEvent: { list: 'read', },
share: { list: 'read', create: 'write', update: 'write', end: 'write', },
transfer: { create: 'write', undo: 'write', },
emergencyAccess: { find: 'write', open: 'write', list: 'read', review: 'write', },
} as const;
