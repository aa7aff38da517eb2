'use client';

import { Anchor } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { PageLink } from '../page/page-link.tsx';

interface RecordLinkProps {
	href: string;
	children: ReactNode;
	/** Somebody is about to follow it: time to fetch what it leads to. */
	onPrefetch?: () => void;
}

/** A link to a record's page. The page is fetched ahead once the link is pointed at or focused, not for every row. */
export function RecordLink({ href, children, onPrefetch }: RecordLinkProps) {
	const [near, setNear] = useState(false);
	const approach = () => {
		setNear(true);
		onPrefetch?.();
	};
	return (
		<Anchor
			component={PageLink}
			href={href}
			prefetch={near}
			fw={600}
			c="inherit"
			underline="hover"
			onMouseEnter={approach}
			onFocus={approach}
		>
			{children}
		</Anchor>
	);
}
