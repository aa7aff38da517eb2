import { Text } from '@mantine/core';
import { type FieldDisplay, formatField } from '../../lib/form/field-display.ts';
import type { Conflict } from '../../lib/form/use-versioned-save.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FieldChange } from '../history/field-value.tsx';
import { FactList } from '../record/fact-list.tsx';

interface MergedFieldsProps<Row, Fields> {
	conflict: Conflict<Row, Fields>;
	words: FieldDisplay<Fields>;
}

/** The fields that only one of the two changed: nobody has to choose, but everybody may see. */
export function MergedFields<Row, Fields>({ conflict, words }: MergedFieldsProps<Row, Fields>) {
	const locale = useLocale();
	const { merge, base } = conflict;
	const alone = merge.changed.filter(({ by }) => by !== 'both');
	if (alone.length === 0) return null;
	return (
		<section aria-label="Merged by itself">
			<Text size="sm" fw={600} mb={4}>
				Merged by itself
			</Text>
			<FactList
				facts={alone.map(({ field, by }) => ({
					term: words[field].label,
					value: (
						<>
							<FieldChange
								before={formatField(words, field, base[field], locale)}
								after={formatField(words, field, merge.merged[field], locale)}
							/>{' '}
							<Text span inherit c="dimmed">
								({by === 'me' ? 'yours' : 'theirs'})
							</Text>
						</>
					),
				}))}
			/>
		</section>
	);
}
