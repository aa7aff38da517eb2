'use client';

import { mappingRoles, type PlainDate, today } from '@hms/contracts';
import { Switch, Textarea } from '@mantine/core';
import { type FieldInputs, textInput } from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { PlainDateField } from '../../components/form/plain-date-field.tsx';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { parsePlainDate } from '../../lib/dates/plain-date-text.ts';
import { choice, flag, optionalText, requiredChoice } from '../../lib/form/codecs.ts';
import { dateText } from '../../lib/form/date-codec.ts';
import {
	type FieldCodec,
	type FormContext,
	type FormValues,
	findErrors,
	formValues,
} from '../../lib/form/field-codec.ts';
import type { FieldErrors } from '../../lib/form/validate.ts';
import type { MappingFields } from './fields.ts';
import { roleLabels } from './labels.ts';

const day = dateText('near');

const firstDay: FieldCodec<PlainDate, string> = {
	...day,
	toValue: (stored, locale) => day.toValue(stored ?? today(), locale),
	// Where it is left empty, the API's default holds.
	toInput: (text, context) => day.toInput(text, context) ?? undefined,
};

/** How the forms edit the fields of an assignment, except its doctor. A new one needs no end and no notes. */
export const mappingInputs = {
	role: {
		...choice('attending'),
		render: (input) => (
			<SearchSelect
				{...input()}
				data={mappingRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
				allowDeselect={false}
			/>
		),
	},
	startedOn: {
		...firstDay,
		render: (input) => <PlainDateField {...input()} shortYear="near" hint="Today if left empty" />,
	},
	endedOn: {
		...day,
		render: (input, isNew) =>
			isNew ? null : <PlainDateField {...input()} shortYear="near" hint="No end if left empty" />,
	},
	reason: {
		...textInput,
		render: (input, isNew) => <WholeLine>{textInput.render(input, isNew)}</WholeLine>,
	},
	notes: {
		...optionalText,
		render: (input, isNew) =>
			isNew ? null : (
				<WholeLine>
					<Textarea {...input()} autosize minRows={2} maxRows={8} />
				</WholeLine>
			),
	},
	isPrimary: {
		...flag(false),
		render: (input) => {
			const { value, ...props } = input();
			return (
				<WholeLine>
					<Switch
						{...props}
						checked={value}
						description="A patient has one primary doctor; this replaces the current one"
					/>
				</WholeLine>
			);
		},
	},
} as const satisfies FieldInputs<MappingFields>;

/** How the values of a form become the fields of an assignment, its doctor among them. */
export const mappingCodecs = { doctorId: requiredChoice, ...mappingInputs };

type MappingFormValues = FormValues<typeof mappingCodecs>;

/** @param needsPrimary the patient has no primary doctor, so the new one is proposed as such */
export const newMappingValues = (needsPrimary: boolean, locale: string): MappingFormValues => ({
	...formValues(mappingCodecs, null, locale),
	isPrimary: needsPrimary,
});

/** Errors in terms of the typed text and of both dates, where the contract's message would be about its own format. */
export function mappingFormErrors(values: MappingFormValues, context: FormContext): FieldErrors {
	const errors = findErrors(mappingCodecs, values, context);
	const start = parsePlainDate(values.startedOn, context.locale, 'near');
	const end = parsePlainDate(values.endedOn, context.locale, 'near');
	if (start !== null && end !== null && end < start) {
		errors['endedOn'] = 'The end must not be before the start';
	}
	return errors;
}
