import {
	beginTotpInput,
	changeTwoFactorInput,
	confirmTotpInput,
	recoveryCodeList,
	totpSetup,
	twoFactor,
} from '@hms/contracts';
import { z } from 'zod';
import { userProcedure } from '../trpc.ts';
import {
	beginTotp,
	confirmTotp,
	readTwoFactor,
	removeTotp,
	renewRecoveryCodes,
} from './two-factor.ts';

/** The procedures with which users keep their second factor. */
export const twoFactorProcedures = {
	twoFactor: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'getTwoFactor',
				method: 'GET',
				path: '/auth/two-factor',
				status: 200,
				summary: 'Read the own second factors',
			},
		})
		.input(z.strictObject({}).optional())
		.output(twoFactor)
		.query(({ ctx }) => readTwoFactor(ctx)),

	beginTotp: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'beginTotp',
				method: 'POST',
				path: '/auth/two-factor/totp',
				status: 200,
				summary: 'Begin to set up an authenticator app',
				description:
					'Nothing is on until a code of the app confirms it, within an hour. Beginning again gives another secret.',
				problems: ['conflict', 'too_many_requests'],
			},
		})
		.input(beginTotpInput)
		.output(totpSetup)
		.mutation(({ ctx, input }) => beginTotp(ctx, input)),

	confirmTotp: userProcedure
		.meta({
			withoutTwoFactor: true,
			rest: {
				operationId: 'confirmTotp',
				method: 'POST',
				path: '/auth/two-factor/totp/confirm',
				status: 200,
				summary: 'Turn the authenticator app on with its first code',
				description:
					'From now on signing in needs a code. Every other session of the account ends. The recovery codes are in this answer and nowhere else.',
				problems: ['conflict', 'too_many_requests'],
			},
		})
		.input(confirmTotpInput)
		.output(recoveryCodeList)
		.mutation(({ ctx, input }) => confirmTotp(ctx, input)),

	renewRecoveryCodes: userProcedure
		.meta({
			rest: {
				operationId: 'renewRecoveryCodes',
				method: 'POST',
				path: '/auth/two-factor/recovery-codes',
				status: 200,
				summary: 'Get new recovery codes',
				description: 'Those from before stop working.',
				problems: ['conflict', 'too_many_requests'],
			},
		})
		.input(changeTwoFactorInput)
		.output(recoveryCodeList)
		.mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input)),

	removeTotp: userProcedure
		.meta({
			rest: {
				operationId: 'removeTotp',
				method: 'DELETE',
				path: '/auth/two-factor/totp',
				status: 204,
				summary: 'Turn the authenticator app off',
				description: 'The recovery codes stop working too.',
				problems: ['conflict', 'too_many_requests'],
			},
		})
		.input(changeTwoFactorInput)
		.output(z.void())
		.mutation(({ ctx, input }) => removeTotp(ctx, input)),
};
