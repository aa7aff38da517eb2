'use client';

import { type PlainDate, today } from '@hms/contracts';
import { Switch, type SwitchProps, Textarea } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { type FieldInputs, textInput } from '../../components/form/field-input.tsx';
import { WholeLine } from '../../components/form/form-section.tsx';
import { PlainDateField } from '../../components/form/plain-date-field.tsx';
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
import type { Translate } from '../../lib/text/text-key.ts';
import type { MappingFields } from './fields.ts';
import { RoleSelect } from './role-select.tsx';

const day = dateText('near');

const firstDay: FieldCodec<PlainDate, string> = {
	...day,
	toValue: (stored, locale) => day.toValue(stored ?? today(), locale),
	// Where it is left empty, the API's default holds.
	toInput: (text, context) => day.toInput(text, context) ?? undefined,
};

type DayInputProps = Omit<ComponentProps<typeof PlainDateField>, 'shortYear' | 'hint'>;

function FirstDayInput(props: DayInputProps) {
	const t = useTranslations();
	return <PlainDateField {...props} shortYear="near" hint={t('mapping.form.todayIfEmpty')} />;
}

function LastDayInput(props: DayInputProps) {
	const t = useTranslations();
	return <PlainDateField {...props} shortYear="near" hint={t('mapping.form.noEndIfEmpty')} />;
}

function PrimarySwitch(props: SwitchProps) {
	const t = useTranslations();
	return (
		<WholeLine>
			<Switch {...props} description={t('mapping.form.primaryHint')} />
		</WholeLine>
	);
}

/** How the forms edit the fields of an assignment, except its doctor. A new one needs no end and no notes. */
export const mappingInputs = {
	role: {
		...choice('attending'),
		render: (input) => <RoleSelect {...input()} allowDeselect={false} />,
	},
	startedOn: {
		...firstDay,
		render: (input) => <FirstDayInput {...input()} />,
	},
	endedOn: {
		...day,
		render: (input, isNew) => (isNew ? null : <LastDayInput {...input()} />),
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
			return <PrimarySwitch {...props} checked={value} />;
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
export function mappingFormErrors(
	t: Translate,
	values: MappingFormValues,
	context: FormContext,
): FieldErrors {
	const errors = findErrors(mappingCodecs, values, context);
	const start = parsePlainDate(values.startedOn, context.locale, 'near');
	const end = parsePlainDate(values.endedOn, context.locale, 'near');
	if (start !== null && end !== null && end < start) {
		errors['endedOn'] = t('mapping.form.endBeforeStart');
	}
	return errors;
}
