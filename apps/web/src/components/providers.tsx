'use client';

import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '../global.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '../theme.ts';

/** What every page takes for granted: the look. The sign-in page has nothing more, so that it is there at once. */
export function Providers({ children }: { children: ReactNode }) {
	return (
		<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
			{children}
		</MantineProvider>
	);
}
