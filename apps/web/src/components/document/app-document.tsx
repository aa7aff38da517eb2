import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { preHydrationScript } from '../../lib/hydration/pre-hydration-script.ts';
import { Providers } from './providers.tsx';

/** The HTML document. An inline script sets the colour scheme before the first paint, so that the page does not flash. */
export function AppDocument({ children }: { children: ReactNode }) {
	return (
		<html lang="en" {...mantineHtmlProps}>
			<head>
				<script>{preHydrationScript}</script>
				<ColorSchemeScript defaultColorScheme="auto" />
			</head>
			<body>
				<Providers>{children}</Providers>
			</body>
		</html>
	);
}
