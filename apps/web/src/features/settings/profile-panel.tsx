'use client';

import type { User } from '@hms/contracts';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { FactList } from '../../components/record/fact-list.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { notify } from '../../lib/ui/notifications.tsx';
import { roleLabels } from '../user/labels.ts';

function NameForm({ user, onSaved }: { user: User; onSaved: () => void }) {
	const t = useTranslations();
	const labels = { name: t('settings.profile.name') };
	const utils = trpc.useUtils();
	const update = trpc.auth.updateMe.useMutation();
	const { name } = user;
	const initialValues = useMemo(() => ({ name }), [name]);
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.updateMeInput,
		toInput: (values) => values,
		labels,
		save: async (input) => {
			utils.auth.me.setData(undefined, await update.mutateAsync(input));
			notify(t('settings.profile.saved'));
			onSaved();
		},
	});
	return (
		<form onSubmit={onSubmit} method="post" noValidate aria-label={t('settings.profile.title')}>
			<Stack gap="sm">
				<TextInput
					{...field('name')}
					label={labels.name}
					description={t('settings.profile.nameHint')}
					autoComplete="name"
				/>
				{failure === null ? null : <FailureAlert failure={failure} />}
				<Group justify="flex-end">
					<Button type="submit" loading={saving} disabled={!form.isDirty()}>
						{t('settings.profile.save')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

/** The profile of the signed-in user. */
export function ProfilePanel() {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const query = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const [saves, setSaves] = useState(0);
	return (
		<Panel title={t('settings.profile.title')}>
			<Loaded noun="profile" query={query} height={186}>
				{(user) => (
					<Stack gap="md">
						<FactList
							facts={[
								{ term: t('settings.profile.email'), value: <bdi>{user.email}</bdi> },
								{ term: t('settings.profile.role'), value: t(roleLabels[user.role]) },
								{
									term: t('settings.profile.since'),
									value: formatInstantDay(user.createdAt, locale, timeZone),
								},
							]}
						/>
						<NameForm key={saves} user={user} onSaved={() => setSaves(saves + 1)} />
					</Stack>
				)}
			</Loaded>
		</Panel>
	);
}
