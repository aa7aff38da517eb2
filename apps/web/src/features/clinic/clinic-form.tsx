'use client';

import { type ClinicFields, isTimeZone } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FieldSections } from '../../components/form/field-sections.tsx';
import { FormSection, WholeLine } from '../../components/form/form-section.tsx';
import { RecordFormFrame } from '../../components/form/record-form-frame.tsx';
import { exampleAddress } from '../../lib/address/country-formats.ts';
import { findErrors, formInput } from '../../lib/form/field-codec.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { isCountryCode } from '../../lib/phone/country-names.ts';
import { labelsByPath } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { type ClinicSettingFields, clinicTable } from './fields.ts';
import { FormatPreview } from './format-preview.tsx';
import { type ClinicFormValues, clinicInputs } from './inputs.tsx';

interface ClinicFormProps {
	initialValues: ClinicFormValues;
	stored: ClinicSettingFields;
	/** Says that the settings have changed since the form was opened. */
	changedNotice: ReactNode;
	save: (fields: ClinicFields) => Promise<unknown>;
}

export function ClinicForm({ initialValues, stored, changedNotice, save }: ClinicFormProps) {
	const t = useTranslations();
	const context = { locale: useLocale(), country: undefined, t };
	const inputs = clinicInputs(t);
	const labels = labelsByPath(clinicTable(t));
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		stored,
		schema: (contract) => contract.clinicFields,
		toInput: (values) => formInput(inputs, values, context),
		labels,
		findErrors: (values) => findErrors(inputs, values, context),
		save,
	});
	const { timeZone, country, language, dateOrder, timeFormat } = form.values;
	return (
		<RecordFormFrame
			label={t('clinic.title')}
			saveLabel={t('clinic.save')}
			saving={saving}
			dirty={form.isDirty()}
			failure={failure}
			cancelHref="/settings"
			hint={changedNotice}
			onSubmit={onSubmit}
		>
			<FieldSections inputs={inputs} labels={labels} field={field} isNew={false} />
			<FormSection title={t('clinic.section.preview')}>
				<WholeLine>
					<FormatPreview
						{...({ language, dateOrder, timeFormat } as ClinicSettingFields)}
						timeZone={isTimeZone(timeZone) ? timeZone : 'UTC'}
					/>
					{country !== null && isCountryCode(country) ? (
						<Text size="sm" c="dimmed" component="address" mt="xs">
							{exampleAddress(country, t).map((line) => (
								<div key={line}>{line}</div>
							))}
						</Text>
					) : null}
				</WholeLine>
			</FormSection>
		</RecordFormFrame>
	);
}
