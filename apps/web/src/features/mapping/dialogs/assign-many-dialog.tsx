import type { Patient } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import { AssignManyForm } from './assign-many-form.tsx';

interface AssignManyDialogProps {
	opened: boolean;
	onClose: () => void;
	patients: Patient[];
	onDone: () => void;
}

export function AssignManyDialog({ opened, onClose, patients, onDone }: AssignManyDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Assign a doctor">
			<AssignManyForm patients={patients} onDone={onDone} onCancel={onClose} />
		</Dialog>
	);
}
