import type { Mapping, PlainDate, MappingFields as WrittenFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { asWritten, type FieldWords } from '../../lib/form/field-display.ts';
import { mappingLabels as labels, roleWords } from './labels.ts';

/** What of an assignment is written in its form; its doctor stays who it is. */
export type MappingFields = Omit<WrittenFields, 'doctorId'>;

export function mappingFieldsOf(mapping: Mapping): MappingFields {
	const { role, isPrimary, startedOn, endedOn, reason, notes } = mapping;
	return { role, isPrimary, startedOn, endedOn, reason, notes };
}

/** An assignment in words, in the order in which it is read. */
export const mappingFieldWords: FieldWords<MappingFields> = {
	role: { label: labels.role, say: (role) => roleWords[role] },
	startedOn: { label: labels.startedOn, say: formatPlainDate },
	endedOn: {
		label: labels.endedOn,
		say: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	reason: { label: labels.reason, say: asWritten },
	notes: { label: labels.notes, say: asWritten },
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
export const mappingHistoryWords: FieldWords<MappingFields & { primaryOn: DaysFrom[] | null }> = {
	...mappingFieldWords,
	primaryOn: {
		label: labels.isPrimary,
		say: (days, locale) => (days ?? []).map((span) => saySpan(span, locale)).join(', '),
	},
};
