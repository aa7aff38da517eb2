'use client';

import { useBrowserValue } from '../../lib/hydration/use-browser-value.ts';

const readNext = () => new URLSearchParams(location.search).get('next');

/** The page to open after signing in, from the URL's `next` parameter; pass it through `safeNext` before use. */
export const useNext = (): string | null => useBrowserValue(readNext, null);
