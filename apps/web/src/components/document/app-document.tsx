import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { preHydrationScript } from '../../lib/hydration/pre-hydration-script.ts';
import { directionOf, type PageLanguage } from '../../lib/text/languages.ts';
import { Providers } from './providers.tsx';

interface AppDocumentProps {
	language: PageLanguage;
	children: ReactNode;
}

/** The HTML document. An inline script sets the colour scheme before the first paint, so that the page does not flash. */
export function AppDocument({ language, children }: AppDocumentProps) {
	const direction = directionOf(language);
	return (
		<html lang={language} dir={direction} {...mantineHtmlProps}>
			<head>
				<script>{preHydrationScript}</script>
				<ColorSchemeScript defaultColorScheme="auto" />
			</head>
			<body>
				<Providers direction={direction}>{children}</Providers>
			</body>
		</html>
	);
}
