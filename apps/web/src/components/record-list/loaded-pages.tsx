import type { ReactNode } from 'react';
import type { Pages } from '../../lib/list/use-pages.ts';
import { FailureMessage } from '../message/failure-message.tsx';

interface LoadedPagesProps<Row> {
	/** For messages: "history". */
	noun: string;
	pages: Pages<Row>;
	/** Is shown while the first page is loading. */
	skeleton: ReactNode;
	/** Replaces a list without rows. */
	empty: ReactNode;
	children: (rows: Row[]) => ReactNode;
}

/** Renders the rows of a list when its first page has loaded; until then a skeleton, or why it failed. */
export function LoadedPages<Row>(props: LoadedPagesProps<Row>) {
	const { noun, pages, skeleton, empty, children } = props;
	const { rows, error } = pages;
	if (rows !== undefined) return rows.length === 0 ? empty : children(rows);
	if (error !== null) {
		return (
			<FailureMessage
				title={`The ${noun} could not be loaded`}
				error={error}
				onRetry={pages.retry}
				busy={pages.loading}
			/>
		);
	}
	return (
		<div role="status" aria-label={`Loading the ${noun}`}>
			{skeleton}
		</div>
	);
}
