'use client';

import { Anchor } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useBrowserValue } from '../../lib/hydration/use-browser-value.ts';
import { listUrl } from '../../lib/list/list-url.ts';
import classes from './back-link.module.css';
import { PageLink } from './page-link.tsx';

/** A link from a record back to its list, with the list's last search and filters. */
export function BackLink({ list, label }: { list: string; label: string }) {
	const href = useBrowserValue(() => listUrl(list), list);
	return (
		<Anchor
			component={PageLink}
			href={href}
			size="sm"
			data-screen-only
			className={classes['link'] ?? ''}
		>
			<IconChevronLeft size={16} aria-hidden data-directional />
			{label}
		</Anchor>
	);
}
