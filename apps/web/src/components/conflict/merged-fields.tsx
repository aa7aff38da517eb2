import { Text } from '@mantine/core';
import { type FieldWords, sayField } from '../../lib/form/field-display.ts';
import type { Conflict } from '../../lib/form/use-versioned-save.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { Became } from '../history/field-value.tsx';
import { FactList } from '../record/fact-list.tsx';

interface ConflictMergedProps<Row, Fields> {
	conflict: Conflict<Row, Fields>;
	words: FieldWords<Fields>;
}

/** The fields that only one of the two changed: nobody has to choose, but everybody may see. */
export function ConflictMerged<Row, Fields>({ conflict, words }: ConflictMergedProps<Row, Fields>) {
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
							<Became
								before={sayField(words, field, base[field], locale)}
								after={sayField(words, field, merge.merged[field], locale)}
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
