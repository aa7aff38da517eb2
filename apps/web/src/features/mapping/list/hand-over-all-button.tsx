'use client';

import { type Mapping, maxHandOver } from '@hms/contracts';
import { IconArrowsRightLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { AsyncButton } from '../../../components/page/async-button.tsx';
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
	const t = useTranslations();
	if (pages.rows === undefined || pages.rows.length === 0) return null;

	async function fetchAll(): Promise<(() => void) | undefined> {
		try {
			const { signal } = new AbortController();
			const options = { limit: maxHandOver, signal, onProgress: () => undefined };
			const all = await fetchAllRows(pages.fetchPage, options);
			return () => onChoose(all);
		} catch (error) {
			notifyFailure(t('mapping.list.failed'), error);
			return undefined;
		}
	}

	return (
		<AsyncButton
			size="compact-md"
			leftSection={<IconArrowsRightLeft size={16} aria-hidden />}
			run={fetchAll}
		>
			{t('mapping.actions.handOverAll')}
		</AsyncButton>
	);
}
