import { TextInput } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { objectOf, optionalText, phoneNumber, requiredText } from '../../lib/form/codecs.ts';
import type { FieldCodec, FormValues } from '../../lib/form/field-codec.ts';
import type { RecordForm } from '../../lib/form/use-record-form.ts';
import { EmailField } from './email-field.tsx';
import { PhoneField } from './phone-field.tsx';

/**
 * The props of the input of a field, with its label.
 * @param part the part of a field that is an object: "city"
 */
type InputProps = (part?: string) => ReturnType<RecordForm<unknown>['field']>;

/** How a form edits a field: the codec of its value, and its input. */
export interface FieldInput<Stored, Value> extends FieldCodec<Stored, Value> {
	render(input: InputProps, isNew: boolean): ReactNode;
}

/**
 * The table of the inputs of a form, or of a field that is an object, in the order of the form. It has every field of the
 * contract, so that one that is forgotten is a type error.
 */
export type FieldInputs<Fields> = {
	readonly [Field in keyof Fields]-?: FieldInput<Exclude<Fields[Field], undefined>, unknown>;
};

/** The table of the inputs of a form with sections: each input has the title of its section. */
export type SectionInputs<Fields> = FieldInputs<Fields> & {
	readonly [Field in keyof Fields]-?: { section: string };
};

export const textInput: FieldInput<string | null, string> = {
	...optionalText,
	render: (input) => <TextInput {...input()} autoComplete="off" />,
};

/** The first input of a form. */
export const givenNameInput: FieldInput<string, string> = {
	...requiredText,
	render: (input, isNew) => (
		<TextInput {...input()} required autoFocus={isNew} autoComplete="off" />
	),
};

export const phoneInput: FieldInput<string | null, string> = {
	...phoneNumber,
	render: (input) => <PhoneField {...input()} />,
};

export const emailInput: FieldInput<string | null, string> = {
	...optionalText,
	render: (input) => <EmailField {...input()} autoComplete="off" />,
};

/** The inputs of a field that is an object. */
export const objectInput = <Parts extends Readonly<Record<string, FieldInput<never, unknown>>>>(
	parts: Parts,
): FieldInput<{ readonly [Part in keyof Parts]?: unknown } | null, FormValues<Parts>> => ({
	...objectOf(parts),
	render: (input, isNew) =>
		Object.entries(parts).map(([name, part]) => (
			<Fragment key={name}>{part.render(() => input(name), isNew)}</Fragment>
		)),
});
