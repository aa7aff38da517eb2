import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

interface StatusBadgeProps {
	tone: 'accent' | 'good' | 'quiet' | 'warning';
	children: ReactNode;
}

/** A status as a word; the colour is never the only information (WCAG 1.4.1). */
export function StatusBadge({ tone, children }: StatusBadgeProps) {
	return (
		<Badge
			variant="transparent"
			radius="sm"
			size="md"
			classNames={{ root: classes['badge'] ?? '', label: classes['label'] ?? '' }}
			data-tone={tone}
		>
			{children}
		</Badge>
	);
}
