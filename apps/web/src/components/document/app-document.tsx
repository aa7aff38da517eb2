import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { preHydrationScript } from '../../lib/hydration/pre-hydration-script.ts';
import { Providers } from './providers.tsx';

/** The HTML document. The colour scheme is set before the first paint, so that nothing flashes. */
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
