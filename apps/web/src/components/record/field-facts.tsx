import { useTranslations } from 'use-intl';
import { formatField, type RecordFields } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { Panel } from '../page/panel.tsx';
import { notRecorded } from './contact-links.tsx';
import { FactList } from './fact-list.tsx';

interface FieldFactsProps<Fields> {
	table: RecordFields<Fields>;
	record: Fields;
}

/** The fields of a record with their values, in panels. */
export function FieldFacts<Fields extends object>({ table, record }: FieldFactsProps<Fields>) {
	const t = useTranslations();
	const locale = useLocale();
	const names = Object.keys(table) as (keyof Fields)[];
	const facts = names.flatMap((name) => {
		const { label, fact } = table[name];
		if (fact === null) return [];
		const isEmpty = formatField(table, name, record[name], locale, t) === '';
		return {
			panel: fact.panel,
			term: fact.term ?? label,
			// The value belongs to the field, but TypeScript does not relate the two index types.
			value: isEmpty ? notRecorded : fact.render(record[name] as never),
		};
	});
	const panels = [...new Set(facts.map(({ panel }) => panel))];
	return panels.map((title) => (
		<Panel key={title} title={title}>
			<FactList facts={facts.filter(({ panel }) => panel === title)} />
		</Panel>
	));
}
