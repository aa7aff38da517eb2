import type { ReactNode } from 'react';
import { ClinicFrame } from '../../../features/frame/clinic-frame.tsx';
import { CommandPalette } from '../../../features/palette/command-palette.tsx';

export default function ClinicLayout({ children }: { children: ReactNode }) {
	return <ClinicFrame palette={<CommandPalette />}>{children}</ClinicFrame>;
}
