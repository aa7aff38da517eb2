'use client';

import type { Clinic } from '@hms/contracts';
import { IconShieldLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
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
	const me = useMe();
	const query = useClinicQuery();
	return (
		<>
			<BackLink list="/settings" label="Settings" />
			<PageHeader
				title="Clinic settings"
				detail="They hold at once, for everyone. Each person may choose other formats in their own settings."
			/>
			{me === undefined || me.role === 'admin' ? (
				<Loaded noun="clinic’s settings" query={query} height={420}>
					{(clinic) => <Editor clinic={clinic} />}
				</Loaded>
			) : (
				<Message icon={<IconShieldLock size={22} />} title="Only for administrators">
					Administrators set the clinic’s name, time zone, country and formats.
				</Message>
			)}
		</>
	);
}

function Editor({ clinic }: { clinic: Clinic }) {
	const utils = trpc.useUtils();
	const locale = useLocale();
	const router = useRouter();
	const queryClient = useQueryClient();
	const mutation = trpc.clinic.replace.useMutation();
	const record = useMemo(() => asRecord(clinic), [clinic]);
	const { initial, stored, save, conflictDialog, changedNotice } = useRecordEdit<
		ClinicRecord,
		ClinicSettingFields
	>({
		record,
		table: clinicTable,
		ConflictDialog: ClinicConflict,
		update: async ({ id: _id, ...changes }, base) =>
			asRecord(
				await mutation.mutateAsync({
					...pickFields<ClinicSettingFields>(clinicTable, base),
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
			notify(
				merged
					? 'The clinic’s settings were saved, along with changes made meanwhile'
					: 'The clinic’s settings were saved',
			);
			allowLeaving();
			router.replace('/settings');
		},
	});
	const initialValues = useMemo(() => formValues(clinicInputs, initial, locale), [initial, locale]);
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
