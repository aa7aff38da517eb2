'use client';

import type { Clinic } from '@hms/contracts';
import { IconShieldLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useRecordEdit } from '../../components/conflict/use-record-edit.tsx';
import { Message } from '../../components/message/message.tsx';
import { BackLink } from '../../components/page/back-link.tsx';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formValues } from '../../lib/form/field-codec.ts';
import { pickFields } from '../../lib/record/record-fields.ts';
import { allowLeaving } from '../../lib/session/leave-guard.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { notify } from '../../lib/ui/notifications.tsx';
import { useMe } from '../user/queries.ts';
import { ClinicForm } from './clinic-form.tsx';
import { type ClinicSettingFields, clinicTable } from './fields.ts';
import { clinicInputs } from './inputs.tsx';

/** The one record of this kind has no id of its own. */
type ClinicRecord = Clinic & { id: string };
const asRecord = (clinic: Clinic): ClinicRecord => ({ ...clinic, id: 'clinic' });

const ClinicConflict = lazyDialog(() =>
	import('../../components/conflict/conflict-dialog.tsx').then(
		(file) => file.ConflictDialog<ClinicRecord, ClinicSettingFields>,
	),
);

/** The settings of the clinic, for administrators. */
export function EditClinic() {
	const t = useTranslations();
	const me = useMe();
	const query = useClinicQuery();
	return (
		<>
			<BackLink list="/settings" label={t('clinic.settings')} />
			<PageHeader title={t('clinic.title')} detail={t('clinic.detail')} />
			{me === undefined || me.role === 'admin' ? (
				<Loaded noun="clinic’s settings" query={query} height={420}>
					{(clinic) => <Editor clinic={clinic} />}
				</Loaded>
			) : (
				<Message icon={<IconShieldLock size={22} />} title={t('clinic.onlyAdmins')}>
					{t('clinic.onlyAdminsDetail')}
				</Message>
			)}
		</>
	);
}

function Editor({ clinic }: { clinic: Clinic }) {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const locale = useLocale();
	const router = useRouter();
	const queryClient = useQueryClient();
	const mutation = trpc.clinic.replace.useMutation();
	const record = useMemo(() => asRecord(clinic), [clinic]);
	const table = useMemo(() => clinicTable(t), [t]);
	const { initial, stored, save, conflictDialog, changedNotice } = useRecordEdit<
		ClinicRecord,
		ClinicSettingFields
	>({
		record,
		table,
		ConflictDialog: ClinicConflict,
		update: async ({ id: _id, ...changes }, base) =>
			asRecord(
				await mutation.mutateAsync({
					...pickFields<ClinicSettingFields>(table, base),
					...changes,
				}),
			),
		readLatest: async () => asRecord(await utils.client.clinic.get.query()),
		readChanges: async () => {
			const log = await utils.client.securityEvent.list.query({
				kind: 'clinic_changed',
				limit: 10,
			});
			return log.items.flatMap(({ at, actor }) => (actor === null ? [] : [{ at, actor }]));
		},
		onSaved: async (_, merged) => {
			// The day may be another one, and everything that goes by it.
			await queryClient.invalidateQueries();
			notify(merged ? t('clinic.savedMerged') : t('clinic.saved'));
			allowLeaving();
			router.replace('/settings');
		},
	});
	const initialValues = useMemo(
		() => formValues(clinicInputs(t), initial, locale),
		[initial, locale, t],
	);
	return (
		<>
			<ClinicForm
				key={initial.version}
				initialValues={initialValues}
				stored={stored}
				changedNotice={changedNotice}
				save={(fields) => save(fields as ClinicSettingFields)}
			/>
			{conflictDialog}
		</>
	);
}
