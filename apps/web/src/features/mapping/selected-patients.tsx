'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconArchiveOff, IconUserPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';
import { PortionProgress } from '../../components/record-list/portion-progress.tsx';
import { PatientSelectionContext } from '../patient/selection.ts';
import { useArchivePatients } from '../patient/use-archive-patients.ts';
import { LazyAssignManyDialog } from './dialogs/lazy-dialogs.ts';
import { SelectionBar } from './selection-bar.tsx';

/** Actions for the selected patients of the list. */
export function SelectedPatients() {
	const t = useTranslations();
	const { rows: patients, set } = useContext(PatientSelectionContext);
	const clear = () => set([]);
	const [assigning, assign] = useDisclosure(false);
	const { archive, restore, progress, cancel } = useArchivePatients();
	const active = patients.filter(({ status }) => status === 'active');
	const archived = patients.filter(({ status }) => status === 'archived');

	return (
		<SelectionBar
			count={patients.length}
			onClear={clear}
			progress={progress === null ? null : <PortionProgress progress={progress} cancel={cancel} />}
		>
			{active.length === 0 ? null : (
				<>
					<Button
						size="compact-md"
						variant="default"
						leftSection={<IconUserPlus size={16} aria-hidden />}
						onClick={assign.open}
					>
						{t('mapping.actions.assignDoctor')}
					</Button>
					<Button
						size="compact-md"
						variant="default"
						leftSection={<IconArchive size={16} aria-hidden />}
						onClick={() => void archive(active)}
					>
						{t('mapping.selection.archive')}
					</Button>
				</>
			)}
			{archived.length === 0 ? null : (
				<Button
					size="compact-md"
					variant="default"
					leftSection={<IconArchiveOff size={16} aria-hidden />}
					onClick={() => void restore(archived)}
				>
					{t('mapping.selection.restore')}
				</Button>
			)}
			<LazyAssignManyDialog
				opened={assigning}
				onClose={assign.close}
				patients={active}
				onDone={() => {
					assign.close();
					clear();
				}}
			/>
		</SelectionBar>
	);
}
