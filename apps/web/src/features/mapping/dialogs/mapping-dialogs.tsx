import type { Mapping } from '@hms/contracts';
import { Modal } from '@mantine/core';
import { EditMappingForm } from './edit-mapping-form.tsx';
import { EndForm } from './end-form.tsx';

/** What is being done to an assignment in a dialog. */
export interface OpenDialog {
	what: 'edit' | 'end';
	mapping: Mapping;
}

interface MappingDialogsProps {
	opened: boolean;
	onClose: () => void;
	openDialog: OpenDialog | null;
}

/** The dialogs in which an assignment is edited or ended. */
export function MappingDialogs({ opened, onClose, openDialog }: MappingDialogsProps) {
	const mapping = (what: OpenDialog['what']) =>
		openDialog?.what === what ? openDialog.mapping : undefined;
	const [edited, ended] = [mapping('edit'), mapping('end')];
	return (
		<>
			<Modal opened={opened && edited !== undefined} onClose={onClose} title="Edit assignment">
				{edited === undefined ? null : <EditMappingForm mapping={edited} onDone={onClose} />}
			</Modal>
			<Modal opened={opened && ended !== undefined} onClose={onClose} title="End assignment">
				{ended === undefined ? null : <EndForm mapping={ended} onDone={onClose} />}
			</Modal>
		</>
	);
}
