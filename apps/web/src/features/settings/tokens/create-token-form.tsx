'use client';

import {
	addDays,
	addYears,
	type NewPersonalToken,
	type PlainDate,
	tokenScopes,
} from '@hms/contracts';
import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField } from '../../../components/form/choice-field.tsx';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { SecretOnce } from '../../../components/form/secret-once.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';
import { scopeDescriptions, scopeLabels } from './labels.ts';

const labels = {
	name: 'Name',
	scope: 'What it may do',
	expiresOn: 'Works until',
	currentPassword: 'Current password',
};

/** The days that are offered as a token's last one. */
function lastDays(today: PlainDate): { label: string; day: PlainDate }[] {
	return [
		{ label: '30 days', day: addDays(today, 30) },
		{ label: '90 days', day: addDays(today, 90) },
		{ label: 'One year', day: addYears(today, 1) },
	];
}

/** A new token, which is shown this once. */
function NewToken({ made, onDone }: { made: NewPersonalToken; onDone: () => void }) {
	const locale = useLocale();
	return (
		<SecretOnce noun="token" value={made.token} onDone={onDone}>
			Give this token to the program{' '}
			<strong>
				<bdi>{made.name}</bdi>
			</strong>
			and keep it safe, like a password. It works until {formatPlainDate(made.expiresOn, locale)}.
		</SecretOnce>
	);
}

/** The form to make a personal token, and then the token. */
export function CreateTokenForm({ onDone }: { onDone: () => void }) {
	const locale = useLocale();
	const { today } = useClinic();
	const utils = trpc.useUtils();
	const create = trpc.auth.createToken.useMutation();
	const [made, setMade] = useState<NewPersonalToken | null>(null);
	const [initialValues] = useState({
		name: '',
		scope: 'read',
		expiresOn: String(addDays(today, 90)),
		currentPassword: '',
	});
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.createTokenInput,
		toInput: ({ currentPassword, ...values }) => ({
			...values,
			...passwordInput(currentPassword),
		}),
		labels,
		save: async (input) => {
			setMade(await create.mutateAsync(input));
			void utils.auth.tokens.invalidate();
		},
	});
	if (made !== null) return <NewToken made={made} onDone={onDone} />;
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label="New personal token">
			<Stack gap="sm">
				<TextInput
					{...field('name')}
					label={labels.name}
					description="The program, and where it runs"
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				<ChoiceField
					{...form.getInputProps('scope')}
					label={labels.scope}
					description={scopeDescriptions[form.values.scope === 'write' ? 'write' : 'read']}
					data={tokenScopes.map((value) => ({ value, label: scopeLabels[value] }))}
				/>
				<Select
					{...field('expiresOn')}
					label={labels.expiresOn}
					allowDeselect={false}
					data={lastDays(today).map(({ label, day }) => ({
						value: day,
						label: `${formatPlainDate(day, locale)} (${label})`,
					}))}
				/>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : <FailureAlert title="Not created" failure={failure} />}
				<FormButtons submitLabel="Create token" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
