import type { ReactNode } from 'react';
import classes from './sheet.module.css';
import { SheetSubject } from './sheet-subject.tsx';

interface SheetProps {
	/** What stands at the top of each page, on paper only. */
	about: string[] | undefined;
	children: ReactNode;
}

/** A page that is printed. A browser repeats the head of a table on each page, so on paper this is one. */
export function Sheet({ about, children }: SheetProps) {
	if (about === undefined) return children;
	return (
		<div className={classes['sheet']}>
			<div className={classes['head']} data-paper-only>
				<SheetSubject about={about} />
			</div>
			<div className={classes['body']}>{children}</div>
		</div>
	);
}
