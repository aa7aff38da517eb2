'use client';

import { useBrowserValue } from '../../lib/hydration/use-browser-value.ts';

const reader = (name: string) => () => new URLSearchParams(location.hash.slice(1)).get(name);
const readers = { invitation: reader('invitation'), token: reader('token') };

/**
 * The token in the fragment of a link, as "#token=…"; null if there is none, undefined in the static page.
 */
export const useLinkToken = (name: 'invitation' | 'token'): string | null | undefined =>
	useBrowserValue<string | null | undefined>(readers[name], undefined);
