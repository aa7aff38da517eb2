import { addDays, shareLevels, today } from '@hms/contracts';
import { Button, Group } from '@mantine/core';
import { ChoiceField } from '../../../components/form/choice-field.tsx';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import { dateError, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import type { RecordForm } from '../../../lib/form/use-record-form.ts';
import type { FieldErrors } from '../../../lib/form/validate.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { shareLabels as labels, levelDescriptions, levelLabels } from '../labels.ts';

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
	{ label: 'A day', days: 1 },
	{ label: 'A week', days: 7 },
	{ label: 'A fortnight', days: 14 },
];

/** The inputs for what a share allows and until when. */
export function ShareInputs({ form }: { form: RecordForm<ShareValues> }) {
	const locale = useLocale();
	const { field } = form;
	const { getInputProps, setFieldValue, clearFieldError, values } = form.form;
	return (
		<>
			<ChoiceField
				{...getInputProps('level')}
				label={labels.level}
				description={levelDescriptions[values.level === 'write' ? 'write' : 'read']}
				data={shareLevels.map((value) => ({ value, label: levelLabels[value] }))}
			/>
			<div>
				<PlainDateField
					{...field('until')}
					label={labels.until}
					shortYear="near"
					hint="The last day. No end if left empty"
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
							{label}
						</Button>
					))}
				</Group>
			</div>
		</>
	);
}
