'use client';

import type { Clinic, User } from '@hms/contracts';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { useRecordForm } from '../../lib/form/use-record-form.ts';
import { notify } from '../../lib/ui/notifications.tsx';
import { FormatPreview } from '../clinic/format-preview.tsx';
import {
	dateOrderLabels,
	languageLabels,
	optionsOf,
	timeFormatLabels,
	translateLabels,
} from '../clinic/labels.ts';

const fields = ['language', 'dateOrder', 'timeFormat'] as const;

/** The value of a select for what is null in the account. */
const asClinic = 'clinic';

function FormatsForm({
	user,
	clinic,
	onSaved,
}: {
	user: User;
	clinic: Clinic;
	onSaved: () => void;
}) {
	const t = useTranslations();
	const labels = {
		language: t('clinic.field.language'),
		dateOrder: t('clinic.field.dateOrder'),
		timeFormat: t('clinic.field.timeFormat'),
	};
	const labelsOf = {
		language: languageLabels,
		dateOrder: translateLabels(t, dateOrderLabels),
		timeFormat: translateLabels(t, timeFormatLabels),
	};
	const utils = trpc.useUtils();
	const update = trpc.auth.updateMe.useMutation();
	const { language, dateOrder, timeFormat } = user;
	const initialValues = useMemo(
		() => ({
			language: language ?? asClinic,
			dateOrder: dateOrder ?? asClinic,
			timeFormat: timeFormat ?? asClinic,
		}),
		[language, dateOrder, timeFormat],
	);
	const { form, field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.updateMeInput,
		toInput: (values) => Object.fromEntries(fields.map((name) => [name, chosenOf(values[name])])),
		labels,
		save: async (input) => {
			utils.auth.me.setData(undefined, await update.mutateAsync(input));
			notify(t('settings.formats.saved'));
			onSaved();
		},
	});
	const chosen = (name: (typeof fields)[number]) => chosenOf(form.values[name]) ?? clinic[name];
	const formats = {
		language: chosen('language'),
		dateOrder: chosen('dateOrder'),
		timeFormat: chosen('timeFormat'),
	} as Pick<Clinic, (typeof fields)[number]>; // the options of each select are its values
	return (
		<form onSubmit={onSubmit} method="post" noValidate aria-label={t('settings.formats.title')}>
			<Stack gap="sm">
				{fields.map((name) => {
					const own: Readonly<Record<string, string>> = labelsOf[name];
					return (
						<Select
							key={name}
							{...field(name)}
							label={labels[name]}
							data={[
								{
									value: asClinic,
									label: t('settings.formats.asClinic', { format: own[clinic[name]] ?? '' }),
								},
								...optionsOf(own),
							]}
							allowDeselect={false}
						/>
					);
				})}
				<FormatPreview {...formats} timeZone={clinic.timeZone} />
				{failure === null ? null : <FailureAlert failure={failure} />}
				<Group justify="flex-end">
					<Button type="submit" loading={saving} disabled={!form.isDirty()}>
						{t('settings.formats.save')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

const chosenOf = (value: string) => (value === asClinic ? null : value);

/** The language of the signed-in user, and how dates and times are written for them. */
export function FormatsPanel() {
	const t = useTranslations();
	const clinic = useClinicQuery();
	const me = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const [saves, setSaves] = useState(0);
	return (
		<Panel title={t('settings.formats.title')}>
			<Loaded noun="formats" query={clinic} height={270}>
				{(settings) => (
					<Loaded noun="formats" query={me} height={270}>
						{(user) => (
							<FormatsForm
								key={saves}
								user={user}
								clinic={settings}
								onSaved={() => setSaves(saves + 1)}
							/>
						)}
					</Loaded>
				)}
			</Loaded>
		</Panel>
	);
}
