'use client';

import { type NewInvitation, roles } from '@hms/contracts';
import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceField } from '../../components/form/choice-field.tsx';
import { EmailField } from '../../components/form/email-field.tsx';
import { FormButtons } from '../../components/form/form-buttons.tsx';
import { SecretOnce } from '../../components/form/secret-once.tsx';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { textOrNull } from '../../lib/form/blank.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import { roleDescriptions, roleLabels } from '../user/labels.ts';

const initialValues = { email: '', name: '', role: 'staff' };

/** The link of a new invitation. */
function InvitationLink({ made, onDone }: { made: NewInvitation; onDone: () => void }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const values = {
		email: made.email,
		until: formatInstantDay(made.expiresAt, locale, timeZone),
		...textTags,
	};
	return (
		<SecretOnce noun="link" value={made.url} onDone={onDone}>
			{made.mailed ? t.rich('invitation.mailed', values) : t.rich('invitation.notMailed', values)}
		</SecretOnce>
	);
}

/** The form to invite somebody, and then the link. */
export function InviteForm({ onDone }: { onDone: () => void }) {
	const t = useTranslations();
	const labels = {
		email: t('invitation.email'),
		name: t('invitation.name'),
		role: t('invitation.role'),
	};
	const utils = trpc.useUtils();
	const create = trpc.invitation.create.useMutation();
	const [made, setMade] = useState<NewInvitation | null>(null);
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.createInvitationInput,
		toInput: ({ name, ...values }) => ({ ...values, name: textOrNull(name) ?? undefined }),
		labels,
		fieldOfCode: { email_taken: 'email' },
		save: async (input) => {
			setMade(await create.mutateAsync(input));
			void utils.invitation.list.invalidate();
		},
	});
	if (made !== null) return <InvitationLink made={made} onDone={onDone} />;
	return (
		<form method="post" onSubmit={onSubmit} noValidate aria-label={t('invitation.title')}>
			<Stack gap="sm">
				<EmailField
					{...field('email')}
					label={labels.email}
					description={t('invitation.emailHint')}
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				<TextInput
					{...field('name')}
					label={labels.name}
					description={t('invitation.nameHint')}
					autoComplete="off"
				/>
				<ChoiceField
					{...form.getInputProps('role')}
					label={labels.role}
					description={t(roleDescriptions[form.values.role === 'admin' ? 'admin' : 'staff'])}
					data={roles.toReversed().map((value) => ({ value, label: t(roleLabels[value]) }))}
				/>
				{failure === null ? null : (
					<FailureAlert title={t('invitation.notInvited')} failure={failure} />
				)}
				<FormButtons submitLabel={t('invitation.submit')} saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
