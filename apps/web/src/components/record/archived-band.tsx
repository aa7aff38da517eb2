'use client';

import { Button, Group } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../message/notice.tsx';
import { type RecordNoun, recordTexts } from './record-texts.ts';

interface ArchivedBandProps {
	noun: RecordNoun;
	onRestore: () => void;
	busy: boolean;
}

/** Says above an archived record that it can be read only, and restores it. */
export function ArchivedBand({ noun, onRestore, busy }: ArchivedBandProps) {
	const t = useTranslations();
	return (
		<Notice
			tone="warning"
			role="status"
			icon={<IconArchive />}
			title={t(recordTexts[noun].archived)}
		>
			<Group justify="space-between" gap="sm">
				<span>{t(recordTexts[noun].archivedDetail)}</span>
				<Button
					size="compact-md"
					variant="default"
					leftSection={<IconArchiveOff size={16} aria-hidden />}
					loading={busy}
					onClick={onRestore}
				>
					{t('common.record.restore')}
				</Button>
			</Group>
		</Notice>
	);
}
