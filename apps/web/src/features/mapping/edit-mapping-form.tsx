'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useLocale } from '../../lib/locale.ts';
import { fullName } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { say } from '../../lib/undo.tsx';
import { specialtyWords } from '../doctor/words.ts';
import { mappingFormErrors, mappingFormValues, mappingInput } from './form-values.ts';
import { MappingFields } from './mapping-fields.tsx';
import { mappingLabels as labels } from './words.ts';

interface EditMappingFormProps {
	mapping: Mapping;
	onDone: () => void;
}

export function EditMappingForm({ mapping, onDone }: EditMappingFormProps) {
	const utils = trpc.useUtils();
	const locale = useLocale();
	const replace = trpc.mapping.replace.useMutation();
	const [initialValues] = useState(() => mappingFormValues(mapping, locale));
	const { id, version, doctor } = mapping;
	const form = useRecordForm({
		initialValues,
		schema: (contract) => contract.replaceMappingInput,
		toInput: (values) => ({ ...mappingInput(values, locale), id, expectedVersion: version }),
		labels,
		ownErrors: (values) => mappingFormErrors(values, locale),
		save: async (input) => {
			await replace.mutateAsync(input);
			await utils.mapping.invalidate();
			say(`The assignment of ${fullName(doctor)} is saved`);
			onDone();
		},
	});
	const outdated = form.failure?.code === 'precondition_failed';

	return (
		<form onSubmit={form.onSubmit} noValidate aria-label="Edit assignment">
			<Stack gap="sm">
				<div>
					<Text fw={600}>{fullName(doctor)}</Text>
					<Text size="sm" c="dimmed">
						{specialtyWords[doctor.specialty]}
					</Text>
				</div>
				<MappingFields form={form} complete />
				{form.failure === null ? null : <FailureAlert failure={form.failure} />}
				<Group justify="flex-end" gap="sm" mt="xs">
					<Button
						variant="default"
						onClick={() => {
							if (outdated) void utils.mapping.invalidate();
							onDone();
						}}
					>
						{outdated ? 'Reload theirs' : 'Cancel'}
					</Button>
					<Button type="submit" loading={form.saving}>
						Save
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
