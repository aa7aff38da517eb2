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
import { useTranslations } from 'use-intl';
import { ChoiceField } from '../../../components/form/choice-field.tsx';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { SecretOnce } from '../../../components/form/secret-once.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';
import { scopeDescriptions, scopeLabels } from './labels.ts';

/** The days that are offered as a token's last one, for a select. */
function lastDays(today: PlainDate, locale: string, t: Translate) {
	const afterDays = [30, 90].map((count) => {
		const day = addDays(today, count);
		const shown = formatPlainDate(day, locale);
		return { value: day, label: t('settings.tokens.lastDay', { day: shown, count }) };
	});
	const year = addYears(today, 1);
	const inOneYear = t('settings.tokens.inOneYear', { day: formatPlainDate(year, locale) });
	return [...afterDays, { value: year, label: inOneYear }];
}

/** A new token, which is shown this once. */
function NewToken({ made, onDone }: { made: NewPersonalToken; onDone: () => void }) {
	const t = useTranslations();
	const locale = useLocale();
	return (
		<SecretOnce noun="token" value={made.token} onDone={onDone}>
			{t.rich('settings.tokens.create.made', {
				name: made.name,
				until: formatPlainDate(made.expiresOn, locale),
				...textTags,
			})}
		</SecretOnce>
	);
}

/** The form to make a personal token, and then the token. */
export function CreateTokenForm({ onDone }: { onDone: () => void }) {
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const labels = {
		name: t('settings.tokens.name'),
		scope: t('settings.tokens.scope'),
		expiresOn: t('settings.tokens.expiresOn'),
		currentPassword: t('settings.currentPassword'),
	};
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
		<form
			method="post"
			onSubmit={onSubmit}
			noValidate
			aria-label={t('settings.tokens.create.title')}
		>
			<Stack gap="sm">
				<TextInput
					{...field('name')}
					label={labels.name}
					description={t('settings.tokens.nameHint')}
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				<ChoiceField
					{...form.getInputProps('scope')}
					label={labels.scope}
					description={t(scopeDescriptions[form.values.scope === 'write' ? 'write' : 'read'])}
					data={tokenScopes.map((value) => ({ value, label: t(scopeLabels[value]) }))}
				/>
				<Select
					{...field('expiresOn')}
					label={labels.expiresOn}
					allowDeselect={false}
					data={lastDays(today, locale, t)}
				/>
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : (
					<FailureAlert title={t('settings.tokens.create.notCreated')} failure={failure} />
				)}
				<FormButtons
					submitLabel={t('settings.tokens.create.submit')}
					saving={saving}
					onCancel={onDone}
				/>
			</Stack>
		</form>
	);
}
