'use client';

import { addDays, shareLevels, today } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ChoiceField } from '../../../components/form/choice-field.tsx';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import { dateError, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import type { RecordForm } from '../../../lib/form/use-record-form.ts';
import type { FieldErrors } from '../../../lib/form/validate.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import type { TextKey, Translate } from '../../../lib/text/text-key.ts';
import { levelDescriptions, levelLabels, shareLabels } from '../labels.ts';

/** What the forms of a share have in common. */
export interface ShareValues {
	level: string;
	until: string;
}

export function untilErrors({ until }: ShareValues, locale: string, t: Translate): FieldErrors {
	const error = dateError(until, locale, 'near', t);
	return error === undefined ? {} : { until: error };
}

const periods = [
	{ label: 'share.period.day', days: 1 },
	{ label: 'share.period.week', days: 7 },
	{ label: 'share.period.fortnight', days: 14 },
] as const satisfies { label: TextKey; days: number }[];

/** The inputs for what a share allows and until when. */
export function ShareInputs({ form }: { form: RecordForm<ShareValues> }) {
	const t = useTranslations();
	const locale = useLocale();
	const labels = shareLabels(t);
	const { field } = form;
	const { getInputProps, setFieldValue, clearFieldError, values } = form.form;
	return (
		<>
			<ChoiceField
				{...getInputProps('level')}
				label={labels.level}
				description={t(levelDescriptions[values.level === 'write' ? 'write' : 'read'])}
				data={shareLevels.map((value) => ({ value, label: t(levelLabels[value]) }))}
			/>
			<div>
				<PlainDateField
					{...field('until')}
					label={labels.until}
					shortYear="near"
					hint={t('share.until.hint')}
				/>
				<Group gap="xs" mt={6}>
					{periods.map(({ label, days }) => (
						<Button
							key={label}
							size="compact-xs"
							variant="default"
							onClick={() => {
								setFieldValue('until', plainDateText(addDays(today(), days), locale));
								clearFieldError('until');
							}}
						>
							{t(label)}
						</Button>
					))}
				</Group>
			</div>
		</>
	);
}
