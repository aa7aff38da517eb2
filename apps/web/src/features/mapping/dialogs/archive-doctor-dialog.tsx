'use client';

import { type Doctor, type DoctorWorkload, fullName } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { type DoctorOption, DoctorSelect } from '../../doctor/doctor-select.tsx';
import { useArchiveDoctor } from '../../doctor/use-archive-doctor.ts';
import { useHandOver } from './use-hand-over.ts';

interface ArchiveDoctorDialogProps {
	opened: boolean;
	onClose: () => void;
	doctor: Doctor;
	/** Whom the doctor looks after; null while the dialog is closed. */
	workload: DoctorWorkload | null;
	/** Is called once the doctor is archived. */
	onArchived: () => void;
}

/** Asks before a doctor is archived who has patients: what happens to them, and to whom they can be handed over first. */
export function ArchiveDoctorDialog(props: ArchiveDoctorDialogProps) {
	const { opened, onClose, doctor, workload, onArchived } = props;
	const t = useTranslations();
	// Kept while the dialog closes.
	const [asked, setAsked] = useState(workload);
	if (workload !== null && workload !== asked) setAsked(workload);
	return (
		<Dialog opened={opened} onClose={onClose} title={t('mapping.archiveDoctor.title')}>
			{asked === null ? null : (
				<ArchiveDoctorForm
					doctor={doctor}
					workload={asked}
					onClose={onClose}
					onArchived={onArchived}
				/>
			)}
		</Dialog>
	);
}

interface ArchiveDoctorFormProps extends Pick<ArchiveDoctorDialogProps, 'doctor' | 'onArchived'> {
	workload: DoctorWorkload;
	onClose: () => void;
}

function ArchiveDoctorForm({ doctor, workload, onClose, onArchived }: ArchiveDoctorFormProps) {
	const t = useTranslations();
	const { patients, patientsOfColleagues } = workload;
	const handOver = useHandOver();
	const { archive, busy } = useArchiveDoctor();
	const [toDoctor, setToDoctor] = useState<DoctorOption | null>(null);
	const labels = { toDoctorId: t('mapping.archiveDoctor.handOverTo', { count: patients }) };
	const noDoctor: string | null = null;
	const [initialValues] = useState({ toDoctorId: noDoctor as string | null }); // without `as` the type would be `null` only
	const { field, onSubmit, saving, failure } = useRecordForm({
		initialValues,
		schema: (contract) => contract.handOverInput,
		toInput: ({ toDoctorId }) => ({
			fromDoctorId: doctor.id,
			toDoctorId: toDoctorId ?? undefined,
		}),
		labels,
		findErrors: ({ toDoctorId }): Record<string, string> =>
			toDoctorId === null ? { toDoctorId: t('mapping.form.chooseTaker') } : {},
		save: async (input) => {
			if (toDoctor === null) return;
			await handOver(
				[input],
				{ whose: 'one', doctor: isolatedName(doctor) },
				isolatedName(toDoctor),
			);
			await archiveAndClose();
		},
	});

	async function archiveAndClose(): Promise<void> {
		const archived = await archive(doctor);
		onClose();
		if (archived) onArchived();
	}

	const hasOwn = patients > 0;
	return (
		<form onSubmit={onSubmit} noValidate aria-label={t('mapping.archiveDoctor.title')}>
			<Stack gap="sm">
				<Text size="sm">
					{t.rich('mapping.archiveDoctor.explanation', {
						doctor: fullName(doctor),
						whose: patients === 0 ? 'colleagues' : patientsOfColleagues === 0 ? 'own' : 'both',
						own: patients,
						theirs: patientsOfColleagues,
						...textTags,
					})}
				</Text>
				{patientsOfColleagues === 0 ? null : (
					<Text size="sm">{t('mapping.archiveDoctor.colleagues')}</Text>
				)}
				{hasOwn ? (
					<DoctorSelect
						{...field('toDoctorId')}
						label={labels.toDoctorId}
						placeholder={t('mapping.form.typeName')}
						unavailable={new Map([[doctor.id, t('mapping.archiveDoctor.beingArchived')]])}
						onChoose={setToDoctor}
						data-autofocus
					/>
				) : null}
				{failure === null ? null : (
					<FailureAlert title={t('mapping.handOver.notHandedOver')} failure={failure} />
				)}
				<Group justify="flex-end" gap="sm" mt="xs">
					<Button variant="default" onClick={onClose}>
						{t('mapping.form.cancel')}
					</Button>
					<Button
						variant="default"
						loading={busy && !saving}
						disabled={saving}
						onClick={() => void archiveAndClose()}
					>
						{hasOwn ? t('mapping.archiveDoctor.archiveOnly') : t('mapping.archiveDoctor.archive')}
					</Button>
					{hasOwn ? (
						<Button type="submit" loading={saving} disabled={busy && !saving}>
							{t('mapping.archiveDoctor.handOverAndArchive')}
						</Button>
					) : null}
				</Group>
			</Stack>
		</form>
	);
}
