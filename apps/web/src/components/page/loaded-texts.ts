import type { TextKey } from '../../lib/text/text-key.ts';

/** What is said while a part of a screen is loading, and where that failed. */
export const loadedTexts = {
	'access records': {
		loading: 'common.page.loaded.accessRecords.loading',
		failed: 'common.page.loaded.accessRecords.failed',
	},
	activity: {
		loading: 'common.page.loaded.activity.loading',
		failed: 'common.page.loaded.activity.failed',
	},
	'clinic’s settings': {
		loading: 'common.page.loaded.clinicSettings.loading',
		failed: 'common.page.loaded.clinicSettings.failed',
	},
	counts: {
		loading: 'common.page.loaded.counts.loading',
		failed: 'common.page.loaded.counts.failed',
	},
	'emergency access records': {
		loading: 'common.page.loaded.emergencyAccess.loading',
		failed: 'common.page.loaded.emergencyAccess.failed',
	},
	formats: {
		loading: 'common.page.loaded.formats.loading',
		failed: 'common.page.loaded.formats.failed',
	},
	history: {
		loading: 'common.page.loaded.history.loading',
		failed: 'common.page.loaded.history.failed',
	},
	invitations: {
		loading: 'common.page.loaded.invitations.loading',
		failed: 'common.page.loaded.invitations.failed',
	},
	notifications: {
		loading: 'common.page.loaded.notifications.loading',
		failed: 'common.page.loaded.notifications.failed',
	},
	numbers: {
		loading: 'common.page.loaded.numbers.loading',
		failed: 'common.page.loaded.numbers.failed',
	},
	passkeys: {
		loading: 'common.page.loaded.passkeys.loading',
		failed: 'common.page.loaded.passkeys.failed',
	},
	patients: {
		loading: 'common.page.loaded.patients.loading',
		failed: 'common.page.loaded.patients.failed',
	},
	'personal tokens': {
		loading: 'common.page.loaded.personalTokens.loading',
		failed: 'common.page.loaded.personalTokens.failed',
	},
	profile: {
		loading: 'common.page.loaded.profile.loading',
		failed: 'common.page.loaded.profile.failed',
	},
	'second factors': {
		loading: 'common.page.loaded.secondFactors.loading',
		failed: 'common.page.loaded.secondFactors.failed',
	},
	sessions: {
		loading: 'common.page.loaded.sessions.loading',
		failed: 'common.page.loaded.sessions.failed',
	},
	shares: {
		loading: 'common.page.loaded.shares.loading',
		failed: 'common.page.loaded.shares.failed',
	},
} as const satisfies Record<string, { loading: TextKey; failed: TextKey }>;

/** The parts of screens that are loaded by themselves. */
export type LoadedNoun = keyof typeof loadedTexts;
