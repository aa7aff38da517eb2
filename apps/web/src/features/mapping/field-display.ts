import type { Mapping, PlainDate, MappingFields as WrittenFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { mappingLabels as labels, roleLabels } from './labels.ts';

/** What of an assignment is written in its form; its doctor stays who it is. */
export type MappingFields = Omit<WrittenFields, 'doctorId'>;

export function mappingFieldsOf(mapping: Mapping): MappingFields {
	const { role, isPrimary, startedOn, endedOn, reason, notes } = mapping;
	return { role, isPrimary, startedOn, endedOn, reason, notes };
}

/** An assignment in words, in the order in which it is read. */
export const mappingFieldDisplay: FieldDisplay<MappingFields> = {
	role: { label: labels.role, say: (role) => roleLabels[role] },
	startedOn: { label: labels.startedOn, say: formatPlainDate },
	endedOn: {
		label: labels.endedOn,
		say: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	reason: { label: labels.reason, say: formatText },
	notes: { label: labels.notes, say: formatText },
	isPrimary: { label: labels.isPrimary, say: (primary) => (primary ? 'Yes' : 'No') },
};

/** Days as the history has them. */
export interface DaysFrom {
	from: PlainDate;
	until: PlainDate | null;
}

const saySpan = ({ from, until }: DaysFrom, locale: string) =>
	until === null
		? `from ${formatPlainDate(from, locale)}`
		: `${formatPlainDate(from, locale)} to ${formatPlainDate(until, locale)}`;

/** What the history tells of an assignment: on which days it is the primary doctor's, and at first only whether it is. */
export const mappingHistoryDisplay: FieldDisplay<MappingFields & { primaryOn: DaysFrom[] | null }> =
	{
		...mappingFieldDisplay,
		primaryOn: {
			label: labels.isPrimary,
			say: (days, locale) => (days ?? []).map((span) => saySpan(span, locale)).join(', '),
		},
	};
