import type { Mapping } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import { EditMappingForm } from './edit-mapping-form.tsx';
import { EndForm } from './end-form.tsx';

/** The dialog to open, and its assignment. */
export interface OpenDialog {
	kind: 'edit' | 'end';
	mapping: Mapping;
}

interface MappingDialogsProps {
	opened: boolean;
	onClose: () => void;
	dialog: OpenDialog | null;
}

/** The dialogs to edit and to end an assignment. */
export function MappingDialogs({ opened, onClose, dialog }: MappingDialogsProps) {
	const mappingFor = (kind: OpenDialog['kind']) =>
		dialog?.kind === kind ? dialog.mapping : undefined;
	const [edited, ended] = [mappingFor('edit'), mappingFor('end')];
	return (
		<>
			<Dialog opened={opened && edited !== undefined} onClose={onClose} title="Edit assignment">
				{edited === undefined ? null : <EditMappingForm mapping={edited} onDone={onClose} />}
			</Dialog>
			<Dialog opened={opened && ended !== undefined} onClose={onClose} title="End assignment">
				{ended === undefined ? null : <EndForm mapping={ended} onDone={onClose} />}
			</Dialog>
		</>
	);
}
