'use client';

import { useState } from 'react';

export interface RowSelection<Row> {
	rows: Row[];
	set: (rows: Row[]) => void;
}

/**
 * The selection of a list. A row that is no longer in the list, because the search changed or it was archived, is not selected
 * any more.
 */
export function useRowSelection<Row extends { id: string }>(
	rows: Row[] | undefined,
): RowSelection<Row> {
	const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
	return {
		rows: rows?.filter(({ id }) => ids.has(id)) ?? [],
		set: (chosen) => setIds(new Set(chosen.map(({ id }) => id))),
	};
}
