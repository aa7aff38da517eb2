import type { Mapping, PlainDate, MappingFields as WrittenFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { mappingLabels as labels, roleLabels } from './labels.ts';

/** The fields of an assignment that its form edits; the doctor of an assignment does not change. */
export type MappingFields = Omit<WrittenFields, 'doctorId'>;

export function mappingFieldsOf(mapping: Mapping): MappingFields {
	const { role, isPrimary, startedOn, endedOn, reason, notes } = mapping;
	return { role, isPrimary, startedOn, endedOn, reason, notes };
}

/** The labels and formats of an assignment's fields, in the order of the screens. */
export const mappingFieldDisplay: FieldDisplay<MappingFields> = {
	role: { label: labels.role, format: (role) => roleLabels[role] },
	startedOn: { label: labels.startedOn, format: formatPlainDate },
	endedOn: {
		label: labels.endedOn,
		format: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	reason: { label: labels.reason, format: formatText },
	notes: { label: labels.notes, format: formatText },
	isPrimary: { label: labels.isPrimary, format: (primary) => (primary ? 'Yes' : 'No') },
};

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
export const mappingHistoryDisplay: FieldDisplay<MappingFields & { primaryOn: DaySpan[] | null }> =
	{
		...mappingFieldDisplay,
		primaryOn: {
			label: labels.isPrimary,
			format: (days, locale) => (days ?? []).map((span) => formatSpan(span, locale)).join(', '),
		},
	};
