import type { PlainDate, MappingFields as WrittenFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { formatDay, formatFlag, formatText } from '../../lib/record/field-formats.ts';
import { type FieldDisplays, labelsByPath } from '../../lib/record/record-fields.ts';
import { roleLabels } from './labels.ts';

/** The fields of an assignment that its form edits; the doctor of an assignment does not change. */
export type MappingFields = Omit<WrittenFields, 'doctorId'>;

/** The fields of an assignment: labels and formats. The care team and the list show them together, not one by one. */
export const mappingTable = {
	role: { label: 'Role', format: (role) => roleLabels[role] },
	startedOn: { label: 'From', format: formatDay },
	endedOn: { label: 'Until', format: formatDay },
	reason: { label: 'Reason', format: formatText },
	notes: { label: 'Notes', format: formatText },
	isPrimary: { label: 'Primary doctor', format: formatFlag },
} as const satisfies FieldDisplays<MappingFields>;

export const mappingLabels = { ...labelsByPath(mappingTable), doctorId: 'Doctor' };

/** A span of days as the history has it; without an end if `until` is null. */
export interface DaySpan {
	from: PlainDate;
	until: PlainDate | null;
}

const formatSpan = ({ from, until }: DaySpan, locale: string) =>
	until === null
		? `from ${formatPlainDate(from, locale)}`
		: `${formatPlainDate(from, locale)} to ${formatPlainDate(until, locale)}`;

/** The same for the history, which also has the days on which the doctor is the primary one. */
export const mappingHistoryTable: FieldDisplays<MappingFields & { primaryOn: DaySpan[] | null }> = {
	...mappingTable,
	primaryOn: {
		label: mappingTable.isPrimary.label,
		format: (days, locale) => (days ?? []).map((span) => formatSpan(span, locale)).join(', '),
	},
};
