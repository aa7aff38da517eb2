import type { Change } from '@hms/contracts';
import { type FieldDisplay, formatField } from '../../lib/form/field-display.ts';
import { usePhoneLibrary } from '../../lib/phone/phone-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { FactList } from '../record/fact-list.tsx';
import { FieldChange, Said } from './field-value.tsx';

interface ChangedFieldsProps<Fields> {
	change: Change;
	words: FieldDisplay<Fields>;
}

/** The fields of a change: what each was and became; of a new record, what was known. */
export function ChangedFields<Fields>({ change, words }: ChangedFieldsProps<Fields>) {
	const locale = useLocale();
	// A number may be among them.
	usePhoneLibrary();
	// The names in the order in which the record is read. An object that describes them all has no other names.
	const order = Object.keys(words) as (keyof Fields & string)[];
	const facts = order.flatMap((field) => {
		const found = change.changes.find((one) => one.field === field);
		if (found === undefined) return [];
		// The history keeps what the column held, which is of the field's own type.
		const said = (value: unknown) =>
			formatField(words, field, value as Fields[keyof Fields], locale);
		const [before, after] = [said(found.before), said(found.after)];
		if (change.action === 'created') {
			return after === '' ? [] : [{ term: words[field].label, value: <Said text={after} /> }];
		}
		return [{ term: words[field].label, value: <FieldChange before={before} after={after} /> }];
	});
	return facts.length === 0 ? null : <FactList facts={facts} />;
}
