'use client';

import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

interface FilterButtonProps {
	/** How many filters are set. */
	count: number;
	opened: boolean;
	onClick: () => void;
}

/** Shows and hides the filters of a list. */
export function FilterButton({ count, opened, onClick }: FilterButtonProps) {
	const t = useTranslations();
	return (
		<Button
			variant={count > 0 ? 'light' : 'default'}
			leftSection={<IconFilter size={16} aria-hidden />}
			aria-expanded={opened}
			onClick={onClick}
		>
			{t('common.list.filterButton', { count })}
		</Button>
	);
}
