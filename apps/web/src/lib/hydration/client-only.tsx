'use client';

import { type ReactNode, startTransition, useEffect, useState } from 'react';

let isHydrated = false;

/** The first page is drawn: what comes from here on is drawn in the browser anyway. */
export function markHydrated(): void {
	isHydrated = true;
}

interface ClientOnlyProps {
	/** What stands in the static page. */
	shell: ReactNode;
	/** Asks for what will most likely be shown, while the page is drawn on the server. */
	ahead?: ReactNode;
	children: ReactNode;
}

/**
 * What only the browser can draw, because the address says what it shows. It is drawn in small steps, so that a key that is
 * pressed meanwhile does not wait for all of it.
 */
export function ClientOnly({ shell, ahead, children }: ClientOnlyProps) {
	const [begun, setBegun] = useState(isHydrated);
	useEffect(() => startTransition(() => setBegun(true)), []);
	if (begun) return children;
	return (
		<>
			{typeof window === 'undefined' ? ahead : null}
			{shell}
		</>
	);
}
