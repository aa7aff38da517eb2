'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Pages } from '../../lib/list/use-pages.ts';
import { FailureMessage } from '../message/failure-message.tsx';
import { type LoadedNoun, loadedTexts } from '../page/loaded-texts.ts';

interface LoadedPagesProps<Row> {
	/** What is loaded: "history". */
	noun: LoadedNoun;
	pages: Pages<Row>;
	/** Is shown while the first page is loading. */
	skeleton: ReactNode;
	/** Replaces a list without rows. */
	empty: ReactNode;
	children: (rows: Row[]) => ReactNode;
}

/** Renders the rows of a list when its first page has loaded; until then a skeleton, or why it failed. */
export function LoadedPages<Row>(props: LoadedPagesProps<Row>) {
	const t = useTranslations();
	const { noun, pages, skeleton, empty, children } = props;
	const { rows, error } = pages;
	if (rows !== undefined) return rows.length === 0 ? empty : children(rows);
	if (error !== null) {
		return (
			<FailureMessage
				title={t(loadedTexts[noun].failed)}
				error={error}
				onRetry={pages.retry}
				busy={pages.loading}
			/>
		);
	}
	return (
		<div role="status" aria-label={t(loadedTexts[noun].loading)}>
			{skeleton}
		</div>
	);
}
