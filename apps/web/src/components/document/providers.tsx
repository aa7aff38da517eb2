'use client';

import '../../global.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
// What may stand in place of any screen. Named here it travels once; Next.js would pack a copy for each such place.
import './not-found.tsx';
import './screen-failed.tsx';
import { useReplayEvents } from '../../lib/hydration/use-replay-events.ts';
import { cssVariables, theme } from '../../theme.ts';

/** What every page takes for granted: the look. The sign-in page has nothing more, so that it is there at once. */
export function Providers({ children }: { children: ReactNode }) {
	useReplayEvents();
	return (
		<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
			{children}
		</MantineProvider>
	);
}
