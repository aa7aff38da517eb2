import type { ReactNode } from 'react';
import { ClinicFrame } from '../../features/auth/clinic-frame.tsx';

export default function ClinicLayout({ children }: { children: ReactNode }) {
	return <ClinicFrame>{children}</ClinicFrame>;
}
