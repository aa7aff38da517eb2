'use client';

import { type Mapping, maxHandOver } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { fetchAllRows } from '../../../lib/list/fetch-all-rows.ts';
import type { Pages } from '../../../lib/list/use-pages.ts';
import { notifyFailure } from '../../../lib/ui/notifications.tsx';

interface HandOverAllButtonProps {
	pages: Pages<Mapping>;
	/** Is called with all assignments of the list, those that are not shown too. */
	onChoose: (mappings: Mapping[]) => void;
}

/** Chooses all assignments of a list to be handed over. */
export function HandOverAllButton({ pages, onChoose }: HandOverAllButtonProps) {
	const [loading, setLoading] = useState(false);
	if (pages.rows === undefined || pages.rows.length === 0) return null;

	async function chooseAll(): Promise<void> {
		setLoading(true);
		try {
			const { signal } = new AbortController();
			const limit = maxHandOver;
			onChoose(await fetchAllRows(pages.fetchPage, { limit, signal, onProgress: () => undefined }));
		} catch (error) {
			notifyFailure('The assignments could not be loaded', error);
		} finally {
			setLoading(false);
		}
	}

	return (
		<Button
			size="compact-md"
			variant="default"
			leftSection={<IconArrowsRightLeft size={16} aria-hidden />}
			loading={loading}
			onClick={() => void chooseAll()}
		>
			Hand over all
		</Button>
	);
}
