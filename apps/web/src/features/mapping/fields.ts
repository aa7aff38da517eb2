import type { PlainDate, MappingFields as WrittenFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { formatDay, formatFlag, formatText } from '../../lib/record/field-formats.ts';
import { type FieldDisplays, labelsByPath } from '../../lib/record/record-fields.ts';
import { formatList } from '../../lib/text/format-list.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { roleLabels } from './labels.ts';

/** The fields of an assignment that its form edits; the doctor of an assignment does not change. */
export type MappingFields = Omit<WrittenFields, 'doctorId'>;

/** The fields of an assignment: labels and formats. The care team and the list show them together, not one by one. */
export const mappingTable = (t: Translate) =>
	({
		role: { label: t('mapping.fields.role'), format: (role) => t(roleLabels[role]) },
		startedOn: { label: t('mapping.fields.from'), format: formatDay },
		endedOn: { label: t('mapping.fields.until'), format: formatDay },
		reason: { label: t('mapping.fields.reason'), format: formatText },
		notes: { label: t('mapping.fields.notes'), format: formatText },
		isPrimary: { label: t('mapping.fields.primary'), format: formatFlag },
	}) as const satisfies FieldDisplays<MappingFields>;

export const mappingLabels = (t: Translate) => ({
	...labelsByPath(mappingTable(t)),
	doctorId: t('mapping.fields.doctor'),
});

/** A span of days as the history has it; without an end if `until` is null. */
export interface DaySpan {
	from: PlainDate;
	until: PlainDate | null;
}

function formatSpan(t: Translate, { from, until }: DaySpan, locale: string): string {
	const start = formatPlainDate(from, locale);
	return until === null
		? t('mapping.period.from', { start })
		: t('mapping.period.between', { start, end: formatPlainDate(until, locale) });
}

/** The same for the history, which also has the days on which the doctor is the primary one. */
export const mappingHistoryTable = (
	t: Translate,
): FieldDisplays<MappingFields & { primaryOn: DaySpan[] | null }> => ({
	...mappingTable(t),
	primaryOn: {
		label: t('mapping.fields.primary'),
		format: (days, locale) =>
			formatList(
				(days ?? []).map((span) => formatSpan(t, span, locale)),
				locale,
			),
	},
});
