'use client';

import type { Share } from '@hms/contracts';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../../components/record-list/action-list.module.css';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import type { Pages } from '../../lib/list/use-pages.ts';

interface ShareListProps {
	pages: Pages<Share>;
	/** Replaces an empty list. */
	empty: ReactNode;
	children: (share: Share) => ReactNode;
}

/** A list of shares, page by page. */
export function ShareList({ pages, empty, children }: ShareListProps) {
	return (
		<LoadedPages noun="shares" pages={pages} skeleton={<Skeleton height={44} />} empty={empty}>
			{(shares) => (
				<>
					<ul className={classes['list']}>{shares.map(children)}</ul>
					<ShowMore pages={pages} />
				</>
			)}
		</LoadedPages>
	);
}
