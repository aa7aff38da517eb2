'use client';

import { useState } from 'react';

/**
 * Rows of a list that were ticked. Those that are no longer in the list, because another question was asked or
 * somebody put them away, are not among them.
 */
export function useSelection<Row extends { id: string }>(
	rows: Row[] | undefined,
): { rows: Row[]; set: (rows: Row[]) => void } {
	const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
	return {
		rows: rows?.filter(({ id }) => ids.has(id)) ?? [],
		set: (chosen) => setIds(new Set(chosen.map(({ id }) => id))),
	};
}
