'use client';

import type { ChangeTwoFactorInput } from '@hms/contracts';
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FormButtons } from '../../../components/form/form-buttons.tsx';
import { SecondFactorField } from '../../../components/form/second-factor-field.tsx';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { CurrentPasswordField, passwordInput } from '../current-password-field.tsx';

const initialValues = { code: '', currentPassword: '' };

interface ChangeFormProps {
	label: string;
	submitLabel: string;
	failureTitle: string;
	onCancel: () => void;
	save: (input: ChangeTwoFactorInput) => Promise<void>;
	/** What comes of it. */
	children: ReactNode;
}

/** A form for what needs a code of the second factor, and the password unless the sign-in is recent. */
export function ChangeForm(props: ChangeFormProps) {
	const t = useTranslations();
	const { label, submitLabel, failureTitle, onCancel, save, children } = props;
	const labels = {
		code: t('common.secondFactor.code'),
		currentPassword: t('settings.currentPassword'),
	};
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.changeTwoFactorInput,
		toInput: ({ code, currentPassword }) => ({
			code,
			...passwordInput(currentPassword),
		}),
		labels,
		save,
	});
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label={label}>
			<Stack gap="sm">
				{children}
				<SecondFactorField {...field('code')} data-autofocus />
				<CurrentPasswordField {...field('currentPassword')} label={labels.currentPassword} />
				{failure === null ? null : <FailureAlert title={failureTitle} failure={failure} />}
				<FormButtons submitLabel={submitLabel} saving={saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}
