import type { Mapping } from '@hms/contracts';
import type { Column } from '../../../components/record-list/list-columns.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { specialtyLabels } from '../../doctor/labels.ts';
import { roleLabels } from '../labels.ts';

/** The columns of what the doctor does, when and why. */
function assignmentColumns(t: Translate, locale: string): Column<Mapping>[] {
	return [
		{
			accessor: 'role',
			title: t('mapping.fields.role'),
			render: ({ role, isPrimary }) => {
				const label = t(roleLabels[role]);
				return isPrimary ? t('mapping.primary.withRole', { role: label }) : label;
			},
		},
		{
			accessor: 'startedOn',
			title: t('mapping.fields.from'),
			noWrap: true,
			render: ({ startedOn }) => formatPlainDate(startedOn, locale),
		},
		{
			accessor: 'endedOn',
			title: t('mapping.fields.until'),
			noWrap: true,
			render: ({ endedOn }) => (endedOn === null ? '' : formatPlainDate(endedOn, locale)),
		},
		{
			accessor: 'reason',
			title: t('mapping.fields.reason'),
			render: (mapping) => mapping.reason ?? '',
		},
	];
}

/** The columns of a printed list of a doctor's patients. */
export const doctorPatientsPrintColumns = (t: Translate, locale: string): Column<Mapping>[] => [
	{
		accessor: 'patient',
		title: t('mapping.columns.patient'),
		render: ({ patient }) => isolatedName(patient),
	},
	{
		accessor: 'mrn',
		title: t('mapping.columns.mrn'),
		noWrap: true,
		render: ({ patient }) => patient.mrn,
	},
	...assignmentColumns(t, locale),
];

/** The columns of a printed time line of a patient's care team. */
export const careTeamPrintColumns = (t: Translate, locale: string): Column<Mapping>[] => [
	{
		accessor: 'doctor',
		title: t('mapping.columns.doctor'),
		render: ({ doctor }) => isolatedName(doctor),
	},
	{
		accessor: 'specialty',
		title: t('mapping.columns.specialty'),
		render: ({ doctor }) => t(specialtyLabels[doctor.specialty]),
	},
	...assignmentColumns(t, locale),
];
