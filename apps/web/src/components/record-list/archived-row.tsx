'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../page/status-badge.tsx';

interface ArchivedRowProps {
	/** The name of the person, for the button's accessible name. */
	name: string;
	/** Absent where the user may not. */
	onRestore?: (() => void) | undefined;
}

/** The last cell of an archived record's row. */
export function ArchivedRow({ name, onRestore }: ArchivedRowProps) {
	const t = useTranslations();
	return (
		<Group gap="xs" justify="flex-end" wrap="nowrap">
			<StatusBadge tone="quiet">{t('common.record.archived')}</StatusBadge>
			{onRestore === undefined ? null : (
				<Button
					size="compact-sm"
					variant="light"
					onClick={onRestore}
					aria-label={t('common.record.restoreName', { name })}
				>
					{t('common.record.restore')}
				</Button>
			)}
		</Group>
	);
}
