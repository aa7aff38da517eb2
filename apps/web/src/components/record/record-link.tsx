'use client';

import { Anchor } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { PageLink } from '../page/page-link.tsx';

interface RecordLinkProps {
	href: string;
	children: ReactNode;
	/** Is called when the user is likely to follow the link, to prefetch the page's data. */
	onPrefetch?: () => void;
}

/** A link to a record's page, which is prefetched on hover or focus, not for every row of a list. */
export function RecordLink({ href, children, onPrefetch }: RecordLinkProps) {
	const [shouldPrefetch, setShouldPrefetch] = useState(false);
	const prefetch = () => {
		setShouldPrefetch(true);
		onPrefetch?.();
	};
	return (
		<Anchor
			component={PageLink}
			href={href}
			prefetch={shouldPrefetch}
			fw={600}
			c="inherit"
			underline="hover"
			onMouseEnter={prefetch}
			onFocus={prefetch}
		>
			{children}
		</Anchor>
	);
}
