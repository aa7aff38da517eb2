'use client';

import { maxRowsAtOnce, type Patient } from '@hms/contracts';
import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconArchiveOff, IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { SelectionBar } from '../../components/selection-bar.tsx';
import { useArchivePatients } from './use-archive-patients.ts';

// Fetched by those who need it.
const AssignManyForm = lazy(() =>
	import('../mapping/assign-many-form.tsx').then((file) => ({ default: file.AssignManyForm })),
);

interface SelectedPatientsProps {
	patients: Patient[];
	onClear: () => void;
}

/** What can be done with the patients that are ticked in the list. */
export function SelectedPatients({ patients, onClear }: SelectedPatientsProps) {
	const [assigning, assign] = useDisclosure(false);
	const { archive, restore, busy } = useArchivePatients();
	const active = patients.filter(({ status }) => status === 'active');
	const archived = patients.filter(({ status }) => status === 'archived');

	return (
		<SelectionBar count={patients.length} most={maxRowsAtOnce} onClear={onClear}>
			{active.length === 0 ? null : (
				<>
					<Button
						size="compact-md"
						variant="default"
						leftSection={<IconUserPlus size={16} aria-hidden />}
						onClick={assign.open}
					>
						Assign doctor
					</Button>
					<Button
						size="compact-md"
						variant="default"
						leftSection={<IconArchive size={16} aria-hidden />}
						loading={busy}
						onClick={() => void archive(active)}
					>
						Archive
					</Button>
				</>
			)}
			{archived.length === 0 ? null : (
				<Button
					size="compact-md"
					variant="default"
					leftSection={<IconArchiveOff size={16} aria-hidden />}
					loading={busy}
					onClick={() => void restore(archived)}
				>
					Restore
				</Button>
			)}
			<Modal opened={assigning} onClose={assign.close} title="Assign a doctor">
				<Suspense>
					<AssignManyForm
						patients={active}
						onDone={() => {
							assign.close();
							onClear();
						}}
						onCancel={assign.close}
					/>
				</Suspense>
			</Modal>
		</SelectionBar>
	);
}
