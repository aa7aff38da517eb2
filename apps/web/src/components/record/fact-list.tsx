import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

interface FactListProps {
	/** Facts whose value is undefined are left out. */
	facts: { term: string; value: ReactNode | undefined }[];
}

/** A list of a record's fields with their values. */
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
