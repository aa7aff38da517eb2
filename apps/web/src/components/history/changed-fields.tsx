import type { Change } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { usePhoneLibrary } from '../../lib/phone/phone-number.ts';
import { type FieldDisplays, formatField } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FactList } from '../record/fact-list.tsx';
import { FieldChange, FieldValue } from '../record/field-value.tsx';

interface ChangedFieldsProps<Fields> {
	change: Change;
	table: FieldDisplays<Fields>;
}

/** The fields of a change with their values before and after; of a new record, the values that it has. */
export function ChangedFields<Fields>({ change, table }: ChangedFieldsProps<Fields>) {
	const t = useTranslations();
	const locale = useLocale();
	// One of the fields may be a phone number.
	usePhoneLibrary();
	// The fields in the order of the screens; the table has all fields of the record and no other keys.
	const order = Object.keys(table) as (keyof Fields & string)[];
	const facts = order.flatMap((field) => {
		const fieldChange = change.changes.find((one) => one.field === field);
		if (fieldChange === undefined) return [];
		// The history stores values as the record had them, so they have the field's type.
		const format = (value: unknown) =>
			formatField(table, field, value as Fields[keyof Fields], locale, t);
		const [before, after] = [format(fieldChange.before), format(fieldChange.after)];
		if (change.action === 'created') {
			return after === '' ? [] : [{ term: table[field].label, value: <FieldValue text={after} /> }];
		}
		return [{ term: table[field].label, value: <FieldChange before={before} after={after} /> }];
	});
	return facts.length === 0 ? null : <FactList facts={facts} />;
}
