import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

interface FactListProps {
	/** What is absent is left out by giving `undefined`. */
	facts: { term: string; value: ReactNode | undefined }[];
}

/** Names and values of a record, one a line. */
export function FactList({ facts }: FactListProps) {
	return (
		<dl className={classes['list']}>
			{facts
				.filter(({ value }) => value !== undefined)
				.map(({ term, value }) => (
					<div key={term} className={classes['fact']}>
						<dt>{term}</dt>
						<dd>{value}</dd>
					</div>
				))}
		</dl>
	);
}
