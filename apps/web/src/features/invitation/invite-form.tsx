'use client';

import { type NewInvitation, roles } from '@hms/contracts';
import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
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
import { roleDescriptions, roleLabels } from '../user/labels.ts';

const labels = { email: 'E-mail address', name: 'Name', role: 'Role' };
const initialValues = { email: '', name: '', role: 'staff' };

/** The link of a new invitation. */
function InvitationLink({ made, onDone }: { made: NewInvitation; onDone: () => void }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const email = (
		<strong>
			<bdi>{made.email}</bdi>
		</strong>
	);
	const until = formatInstantDay(made.expiresAt, locale, timeZone);
	return (
		<SecretOnce noun="link" value={made.url} onDone={onDone}>
			{made.mailed ? (
				<>
					The link was mailed to {email}. It works once, for that address, until {until}.
				</>
			) : (
				<>
					No mail was sent. Give the link to {email} yourself. It works once, for that address,
					until {until}.
				</>
			)}
		</SecretOnce>
	);
}

/** The form to invite somebody, and then the link. */
export function InviteForm({ onDone }: { onDone: () => void }) {
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
		<form method="post" onSubmit={onSubmit} noValidate aria-label="Invite someone">
			<Stack gap="sm">
				<EmailField
					{...field('email')}
					label={labels.email}
					description="Only this address can register with the link"
					autoComplete="off"
					data-autofocus
					required
					withAsterisk={false}
				/>
				<TextInput
					{...field('name')}
					label={labels.name}
					description="Optional. They can change it"
					autoComplete="off"
				/>
				<ChoiceField
					{...form.getInputProps('role')}
					label={labels.role}
					description={roleDescriptions[form.values.role === 'admin' ? 'admin' : 'staff']}
					data={roles.toReversed().map((value) => ({ value, label: roleLabels[value] }))}
				/>
				{failure === null ? null : <FailureAlert title="Not invited" failure={failure} />}
				<FormButtons submitLabel="Invite" saving={saving} onCancel={onDone} />
			</Stack>
		</form>
	);
}
