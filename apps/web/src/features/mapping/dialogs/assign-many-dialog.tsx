'use client';

import type { Patient } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../components/page/dialog.tsx';
import { AssignManyForm } from './assign-many-form.tsx';

interface AssignManyDialogProps {
	opened: boolean;
	onClose: () => void;
	patients: Patient[];
	onDone: () => void;
}

export function AssignManyDialog({ opened, onClose, patients, onDone }: AssignManyDialogProps) {
	const t = useTranslations();
	return (
		<Dialog opened={opened} onClose={onClose} title={t('mapping.assign.title')}>
			<AssignManyForm patients={patients} onDone={onDone} onCancel={onClose} />
		</Dialog>
	);
}
