import { Fragment } from 'react';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import type { Labels } from '../../lib/form/validate.ts';
import type { FieldInput } from './field-input.tsx';
import { FormSection } from './form-section.tsx';

interface FieldSectionsProps {
	inputs: Readonly<Record<string, FieldInput<never, unknown> & { section: string }>>;
	/** By path. */
	labels: Labels;
	field: RecordForm<never>['field'];
	/** The record is a new one. */
	isNew: boolean;
}

/** The inputs of a form, in sections. */
export function FieldSections({ inputs, labels, field, isNew }: FieldSectionsProps) {
	const fields = Object.entries(inputs);
	const sections = [...new Set(fields.map(([, { section }]) => section))];
	const propsOf = (path: string) => ({ ...field(path), label: labels[path] });
	return sections.map((title) => (
		<FormSection key={title} title={title}>
			{fields
				.filter(([, { section }]) => section === title)
				.map(([name, { render }]) => (
					<Fragment key={name}>
						{render((part) => propsOf(part === undefined ? name : `${name}.${part}`), isNew)}
					</Fragment>
				))}
		</FormSection>
	));
}
