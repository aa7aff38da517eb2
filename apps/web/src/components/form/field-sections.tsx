import { Fragment } from 'react';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import type { Labels } from '../../lib/form/validate.ts';
import type { FieldInput } from './field-input.tsx';
import { FormSection } from './form-section.tsx';

interface FormFieldsProps<Input> {
	inputs: Readonly<Record<string, Input>>;
	/** By path. */
	labels: Labels;
	field: RecordForm<never>['field'];
	/** The record is a new one. */
	isNew: boolean;
}

/** The inputs of a form, with their labels. */
export function FormFields(props: FormFieldsProps<FieldInput<never, unknown>>) {
	const { inputs, labels, field, isNew } = props;
	const propsOf = (path: string) => ({ ...field(path), label: labels[path] });
	return Object.entries(inputs).map(([name, { render }]) => (
		<Fragment key={name}>
			{render((part) => propsOf(part === undefined ? name : `${name}.${part}`), isNew)}
		</Fragment>
	));
}

/** The inputs of a form, in sections. */
export function FieldSections({
	inputs,
	...props
}: FormFieldsProps<FieldInput<never, unknown> & { section: string }>) {
	const fields = Object.entries(inputs);
	const sections = [...new Set(fields.map(([, { section }]) => section))];
	return sections.map((title) => (
		<FormSection key={title} title={title}>
			<FormFields
				{...props}
				inputs={Object.fromEntries(fields.filter(([, { section }]) => section === title))}
			/>
		</FormSection>
	));
}
