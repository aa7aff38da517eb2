import type { ReactNode } from 'react';
import { ClinicFrame } from '../../../features/frame/clinic-frame.tsx';
import { CommandPalette } from '../../../features/palette/command-palette.tsx';
import { Texts } from '../../../lib/text/texts.tsx';

export default function ClinicLayout({ children }: { children: ReactNode }) {
	return (
		<Texts of={['auth', 'frame']}>
			<ClinicFrame palette={<CommandPalette />}>{children}</ClinicFrame>
		</Texts>
	);
}
