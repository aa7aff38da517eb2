import type { ReactNode } from 'react';
import { Texts } from '../../../lib/text/texts.tsx';

export default function AuthLayout({ children }: { children: ReactNode }) {
	return <Texts of={['auth']}>{children}</Texts>;
}
