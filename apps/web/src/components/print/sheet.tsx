import type { ReactNode } from 'react';
import classes from './sheet.module.css';
import { SheetSubject } from './sheet-subject.tsx';

interface SheetProps {
	/** Is printed at the top of each page. */
	subject: string[] | undefined;
	children: ReactNode;
}

/** A page that can be printed. In print it is laid out as a table, because browsers repeat a table's header on each page. */
export function Sheet({ subject, children }: SheetProps) {
	if (subject === undefined) return children;
	return (
		<div className={classes['sheet']}>
			<div className={classes['head']} data-paper-only>
				<SheetSubject subject={subject} />
			</div>
			<div className={classes['body']}>{children}</div>
		</div>
	);
}
