import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AppDocument } from '../../components/document/app-document.tsx';
import { pageLanguages } from '../../lib/text/languages.ts';
import { Texts } from '../../lib/text/texts.tsx';

/** The pages are rendered once for each language; the server picks one for each request. */
export const generateStaticParams = () => pageLanguages.map((locale) => ({ locale }));

export async function generateMetadata(): Promise<Metadata> {
	const t = await getTranslations();
	return { description: t('common.product.description'), robots: { index: false } };
}

export const viewport: Viewport = {
	width: 'device-width',
	initialScale: 1,
	colorScheme: 'light dark',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
	const language = await getLocale();
	return (
		<Texts language={language}>
			<AppDocument language={language}>{children}</AppDocument>
		</Texts>
	);
}
