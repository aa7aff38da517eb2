'use client';

import { Button, Group, Progress as ProgressBar, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Progress } from '../../lib/list/in-portions.ts';

/** How far a bulk operation has come, with a button that stops it after the portion that runs. */
export function PortionProgress({ progress, cancel }: { progress: Progress; cancel: () => void }) {
	const t = useTranslations();
	const { done, total } = progress;
	return (
		<Group gap="sm" wrap="nowrap">
			<ProgressBar
				value={(100 * done) / total}
				aria-label={t('common.list.portions.label')}
				w={100}
			/>
			<Text size="sm" role="status">
				{t('common.list.portions.done', { done, total })}
			</Text>
			<Button size="compact-md" variant="default" onClick={cancel}>
				{t('common.list.portions.stop')}
			</Button>
		</Group>
	);
}
