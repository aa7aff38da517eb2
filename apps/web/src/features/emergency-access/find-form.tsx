'use client';

import type { EmergencyMatches } from '@hms/contracts';
import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { InputGrid } from '../../components/form/form-section.tsx';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { useFailureText } from '../../lib/api/failure-text.ts';
import { trpc } from '../../lib/api/trpc.ts';
import { dateError, plainDateOrText } from '../../lib/dates/plain-date-text.ts';
import { errorAt } from '../../lib/form/field-codec.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import type { FieldErrors } from '../../lib/form/validate.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';
import { BirthDateField } from '../patient/birth-date-field.tsx';
import classes from './emergency-access.module.css';

const searchLabels = (t: Translate) => ({
	mrn: t('emergencyAccess.find.mrn'),
	givenName: t('emergencyAccess.find.givenName'),
	familyName: t('emergencyAccess.find.familyName'),
	dateOfBirth: t('emergencyAccess.find.dateOfBirth'),
});

const ways = [
	{ value: 'name', label: 'emergencyAccess.find.byName' },
	{ value: 'mrn', label: 'emergencyAccess.find.byMrn' },
] as const satisfies { value: string; label: TextKey }[];

/** What somebody looks for; the fields of the other way are kept, and not sent. */
export type SearchValues = Record<'by' | keyof ReturnType<typeof searchLabels>, string>;

export const emptySearch: SearchValues = {
	by: 'name',
	mrn: '',
	givenName: '',
	familyName: '',
	dateOfBirth: '',
};

function birthDateErrors(
	t: Translate,
	{ by, dateOfBirth }: SearchValues,
	locale: string,
): FieldErrors {
	if (by === 'mrn') return {};
	if (dateOfBirth.trim() === '') {
		return { dateOfBirth: t('error.field.must_not_be_empty') };
	}
	return errorAt('dateOfBirth', dateError(dateOfBirth, locale, 'past', t));
}

interface FindFormProps {
	initial: SearchValues;
	onFound: (matches: EmergencyMatches, values: SearchValues) => void;
}

/** The form that looks for a patient of whatever owner. */
export function FindForm({ initial, onFound }: FindFormProps) {
	const t = useTranslations();
	const locale = useLocale();
	const labels = searchLabels(t);
	const failureText = useFailureText();
	const find = trpc.emergencyAccess.find.useMutation();
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues: initial,
		schema: (contract) => contract.findInEmergencyInput,
		toInput: ({ by, mrn, givenName, familyName, dateOfBirth }) =>
			by === 'mrn'
				? { mrn }
				: {
						givenName,
						familyName,
						dateOfBirth: plainDateOrText(dateOfBirth, locale, 'past') ?? '',
					},
		labels,
		findErrors: (values) => birthDateErrors(t, values, locale),
		save: async (input): Promise<void> => onFound(await find.mutateAsync(input), form.getValues()),
	});
	const isByNumber = form.values.by === 'mrn';
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('emergencyAccess.find.form')}>
			<SegmentedControl
				{...form.getInputProps('by')}
				aria-label={t('emergencyAccess.find.by')}
				data={ways.map(({ value, label }) => ({ value, label: t(label) }))}
				mb="md"
				className={classes['ways'] ?? ''}
			/>
			<InputGrid>
				{isByNumber ? (
					<TextInput
						key="mrn"
						{...field('mrn')}
						label={labels.mrn}
						description={t('emergencyAccess.find.mrnHint')}
						inputWrapperOrder={['label', 'input', 'description', 'error']}
						autoComplete="off"
						required
					/>
				) : (
					<>
						<TextInput
							{...field('givenName')}
							label={labels.givenName}
							autoComplete="off"
							required
						/>
						<TextInput
							{...field('familyName')}
							label={labels.familyName}
							autoComplete="off"
							required
						/>
						<BirthDateField {...field('dateOfBirth')} label={labels.dateOfBirth} required />
					</>
				)}
			</InputGrid>
			{failure === null ? null : (
				<div className={classes['failure']}>
					<FailureAlert
						title={t('emergencyAccess.find.failed')}
						failure={
							failure.code === 'too_many_requests'
								? {
										...failure,
										message: `${failureText(failure)} ${t('emergencyAccess.find.wait')}`,
									}
								: failure
						}
					/>
				</div>
			)}
			<Group justify="flex-end" mt="md">
				<Button type="submit" loading={saving} leftSection={<IconSearch size={16} aria-hidden />}>
					{t('emergencyAccess.find.submit')}
				</Button>
			</Group>
		</form>
	);
}
