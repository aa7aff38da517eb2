import type { TextKey } from '../../lib/text/text-key.ts';

/** What is said about a record of each kind that has a page. */
export const recordTexts = {
	patient: {
		title: 'common.record.patient.title',
		loading: 'common.record.patient.loading',
		failed: 'common.record.patient.failed',
		notFound: 'common.record.patient.notFound',
		archived: 'common.record.patient.archived',
		archivedDetail: 'common.record.patient.archivedDetail',
	},
	doctor: {
		title: 'common.record.doctor.title',
		loading: 'common.record.doctor.loading',
		failed: 'common.record.doctor.failed',
		notFound: 'common.record.doctor.notFound',
		archived: 'common.record.doctor.archived',
		archivedDetail: 'common.record.doctor.archivedDetail',
	},
} as const satisfies Record<string, Record<string, TextKey>>;

export type RecordNoun = keyof typeof recordTexts;
