import type { Patient, PatientScope } from '@hms/contracts';
import type { StatusTexts } from '../../components/record-list/list-toolbar.tsx';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';

/** The path and texts of the list of patients. */
export const patientsList = (t: Translate) => ({
	path: '/patients',
	label: t('patient.label'),
	newLabel: t('patient.newLabel'),
	whyGone: t('patient.whyGone'),
	search: { label: t('patient.search.label'), placeholder: t('patient.search.placeholder') },
});

export const sexLabels = {
	female: 'patient.sex.female',
	male: 'patient.sex.male',
	other: 'patient.sex.other',
	unknown: 'patient.sex.unknown',
} as const satisfies Record<Patient['sex'], TextKey>;

export const scopeLabels = {
	own: 'patient.scope.own',
	shared: 'patient.scope.shared',
	all: 'patient.scope.all',
} as const satisfies Record<PatientScope, TextKey>;

export const patientStatuses = {
	label: 'patient.status.label',
	active: 'patient.status.active',
	archived: 'patient.status.archived',
	all: 'patient.status.all',
} as const satisfies StatusTexts;

/** The same after the title of a printed list. */
export const printedPatientStatuses = {
	active: 'patient.printedStatus.active',
	archived: 'patient.printedStatus.archived',
	all: 'patient.printedStatus.all',
} as const satisfies Record<string, TextKey>;
