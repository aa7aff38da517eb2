'use client';

import type { Doctor, DoctorWorkload } from '@hms/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FailureAlert } from '../../../components/message/failure-alert.tsx';
import { Dialog } from '../../../components/page/dialog.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { useRecordForm } from '../../../lib/form/use-record-form.ts';
import { formatNumber } from '../../../lib/text/format-number.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { pluralize } from '../../../lib/text/pluralize.ts';
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
	// Kept while the dialog closes.
	const [asked, setAsked] = useState(workload);
	if (workload !== null && workload !== asked) setAsked(workload);
	return (
		<Dialog opened={opened} onClose={onClose} title="Archive a doctor who has patients">
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

/** "27 of your patients and 41 of colleagues’" */
function whom({ patients, patientsOfColleagues: theirs }: DoctorWorkload): string {
	if (patients === 0) return `${pluralize(theirs, 'patient')} of your colleagues`;
	const own = `${formatNumber(patients)} of your patients`;
	return theirs === 0 ? own : `${own} and ${formatNumber(theirs)} of your colleagues’`;
}

function ArchiveDoctorForm({ doctor, workload, onClose, onArchived }: ArchiveDoctorFormProps) {
	const { patients, patientsOfColleagues } = workload;
	const handOver = useHandOver();
	const { archive, busy } = useArchiveDoctor();
	const [toDoctor, setToDoctor] = useState<DoctorOption | null>(null);
	const labels = { toDoctorId: `Hand ${pluralize(patients, 'patient')} over to` };
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
			toDoctorId === null ? { toDoctorId: 'Choose who takes over' } : {},
		save: async (input) => {
			if (toDoctor === null) return;
			await handOver([input], { from: isolatedName(doctor), to: isolatedName(toDoctor) });
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
		<form onSubmit={onSubmit} noValidate aria-label="Archive a doctor who has patients">
			<Stack gap="sm">
				<Text size="sm">
					<strong>
						<PersonName person={doctor} />
					</strong>{' '}
					looks after {whom(workload)}. Everybody in the clinic uses this directory. Once archived,
					the doctor can’t be assigned to anyone. These assignments continue until someone ends them
					or hands them over.
				</Text>
				{patientsOfColleagues === 0 ? null : (
					<Text size="sm">
						Your colleagues find theirs in Assignments, under “Doctor has left”. Tell them first.
					</Text>
				)}
				{hasOwn ? (
					<DoctorSelect
						{...field('toDoctorId')}
						label={labels.toDoctorId}
						placeholder="Type a name"
						unavailable={new Map([[doctor.id, 'Being archived']])}
						onChoose={setToDoctor}
						data-autofocus
					/>
				) : null}
				{failure === null ? null : <FailureAlert title="Not handed over" failure={failure} />}
				<Group justify="flex-end" gap="sm" mt="xs">
					<Button variant="default" onClick={onClose}>
						Cancel
					</Button>
					<Button
						variant="default"
						loading={busy && !saving}
						disabled={saving}
						onClick={() => void archiveAndClose()}
					>
						{hasOwn ? 'Archive without handing over' : 'Archive'}
					</Button>
					{hasOwn ? (
						<Button type="submit" loading={saving} disabled={busy && !saving}>
							Hand over and archive
						</Button>
					) : null}
				</Group>
			</Stack>
		</form>
	);
}
