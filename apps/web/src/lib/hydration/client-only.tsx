'use client';

import { type ReactNode, startTransition, useEffect, useState } from 'react';

let isHydrated = false;

/** Records that the first page is hydrated: every page after it is rendered in the browser anyway. */
export function markHydrated(): void {
	isHydrated = true;
}

interface ClientOnlyProps {
	/** Stands in the static page until hydration. */
	fallback: ReactNode;
	/** Is rendered on the server only, where it declares the queries that the screen will most likely need. */
	prefetch?: ReactNode;
	children: ReactNode;
}

/**
 * Renders its children in the browser only, for screens that depend on the URL's query. They are rendered in a transition,
 * which React splits into small steps, so that a key press meanwhile does not wait for the whole screen.
 */
export function ClientOnly({ fallback, prefetch, children }: ClientOnlyProps) {
	const [canRender, setCanRender] = useState(isHydrated);
	useEffect(() => startTransition(() => setCanRender(true)), []);
	if (canRender) return children;
	return (
		<>
			{typeof window === 'undefined' ? prefetch : null}
			{fallback}
		</>
	);
}
