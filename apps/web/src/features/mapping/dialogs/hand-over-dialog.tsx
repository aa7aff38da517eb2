import type { Mapping } from '@hms/contracts';
import { Dialog } from '../../../components/page/dialog.tsx';
import type { DoctorOption } from '../../doctor/doctor-select.tsx';
import { HandOverForm } from './hand-over-form.tsx';

interface HandOverDialogProps {
	opened: boolean;
	onClose: () => void;
	/** The doctor who hands over, if known. */
	from?: DoctorOption | undefined;
	/** Only the patients of these assignments. */
	chosen?: Mapping[] | undefined;
}

export function HandOverDialog({ opened, onClose, from, chosen }: HandOverDialogProps) {
	return (
		<Dialog opened={opened} onClose={onClose} title="Hand over patients">
			<HandOverForm from={from} chosen={chosen} onDone={onClose} />
		</Dialog>
	);
}
