import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { AppDocument } from '../components/document/app-document.tsx';

export const metadata: Metadata = {
	description: "A clinic's patients, doctors, and who looks after whom",
	robots: { index: false },
};

export const viewport: Viewport = {
	width: 'device-width',
	initialScale: 1,
	colorScheme: 'light dark',
};

export default function RootLayout({ children }: { children: ReactNode }) {
	return <AppDocument>{children}</AppDocument>;
}
