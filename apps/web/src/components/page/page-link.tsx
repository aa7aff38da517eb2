'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useScreenReady } from '../../lib/hydration/screen-ready.ts';

/** A link to another screen, which is prefetched when the first screen is ready, or at once if `prefetch` is true. */
export function PageLink({ prefetch = null, ...link }: ComponentProps<typeof Link>) {
	const mayPrefetch = useScreenReady() || prefetch === true;
	return <Link {...link} prefetch={mayPrefetch ? prefetch : false} />;
}
