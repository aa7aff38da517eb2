import { addDays, shareLevels, today } from '@hms/contracts';
import { Button, Group, Input, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import { dateError, plainDateText } from '../../../lib/dates/plain-date-text.ts';
import type { RecordForm } from '../../../lib/form/use-record-form.ts';
import type { FieldErrors } from '../../../lib/form/validate.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { shareLabels as labels, levelDescriptions, levelLabels } from '../labels.ts';

/** What the forms of a share have in common. */
export interface ShareValues {
	level: string;
	until: string;
}

export function untilErrors({ until }: ShareValues, locale: string): FieldErrors {
	const error = dateError(until, locale, 'near');
	return error === undefined ? {} : { until: `${labels.until} ${error}` };
}

const periods = [
	{ label: 'A day', days: 1 },
	{ label: 'A week', days: 7 },
	{ label: 'A fortnight', days: 14 },
];

/** The inputs for what a share allows and until when. */
export function ShareInputs({ form }: { form: RecordForm<ShareValues> }) {
	const locale = useLocale();
	const levelId = useId();
	const { field } = form;
	const { getInputProps, setFieldValue, clearFieldError, values } = form.form;
	const level = values.level === 'write' ? 'write' : 'read';
	return (
		<>
			<Input.Wrapper label={labels.level} labelElement="div" labelProps={{ id: levelId }}>
				<SegmentedControl
					{...getInputProps('level')}
					aria-labelledby={levelId}
					fullWidth
					data={shareLevels.map((value) => ({ value, label: levelLabels[value] }))}
				/>
				<Text size="xs" c="dimmed" mt={4}>
					{levelDescriptions[level]}
				</Text>
			</Input.Wrapper>
			<div>
				<PlainDateField
					{...field('until')}
					label={labels.until}
					shortYear="near"
					hint="The last day. Until you take it back, if left empty"
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
