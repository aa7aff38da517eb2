'use client';

import { mappingRoles } from '@hms/contracts';
import { Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { PlainDateField } from '../../../components/form/plain-date-field.tsx';
import type { RecordForm } from '../../../lib/form/use-record-form.ts';
import { mappingLabels as labels } from '../fields.ts';
import { roleLabels } from '../labels.ts';
import type { MappingFormValues } from './codecs.ts';

interface MappingInputsProps {
	form: RecordForm<MappingFormValues>;
	/** Includes the fields that a new assignment does not need: end and notes. */
	complete: boolean;
}

/** The inputs for the fields of an assignment, except its doctor. */
export function MappingInputs({ form: { form, field }, complete }: MappingInputsProps) {
	return (
		<>
			<SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
				<Select
					{...field('role')}
					label={labels.role}
					data={mappingRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
					allowDeselect={false}
				/>
				<PlainDateField
					{...field('startedOn')}
					label={labels.startedOn}
					shortYear="near"
					hint="Today if left empty"
				/>
				{complete ? (
					<PlainDateField
						{...field('endedOn')}
						label={labels.endedOn}
						shortYear="near"
						hint="Open if left empty"
					/>
				) : null}
			</SimpleGrid>
			<TextInput {...field('reason')} label={labels.reason} autoComplete="off" />
			{complete ? (
				<Textarea {...field('notes')} label={labels.notes} autosize minRows={2} maxRows={8} />
			) : null}
			<Switch
				{...form.getInputProps('isPrimary', { type: 'checkbox' })}
				label={labels.isPrimary}
				description="There is one at a time; the one before stays until this one begins"
			/>
		</>
	);
}
