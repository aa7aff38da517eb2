import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './table-skeleton.module.css';

const rowKeys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Stands where a list will be, with rows as high as the list's own. */
export function TableSkeleton({ label }: { label: string }) {
	return (
		<div className={classes['frame']} role="status">
			<VisuallyHidden>{label}: loading</VisuallyHidden>
			<div className={classes['head']} />
			{rowKeys.map((key) => (
				<div key={key} className={classes['row']}>
					<Skeleton height={12} width="28%" />
					<Skeleton height={12} width="18%" />
					<Skeleton height={12} width="12%" />
				</div>
			))}
		</div>
	);
}
