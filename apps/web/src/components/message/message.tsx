'use client';

import { Button, Stack, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface MessageProps {
	icon: ReactNode;
	title: string;
	/** The message replaces the whole page, and its title is the page's heading. */
	isPage?: boolean;
	children?: ReactNode;
	/** A button for the next step. */
	action?: ReactNode;
}

/** Replaces a list or a record that has nothing to show: empty, no match, not found. */
export function Message({ icon, title, isPage = false, children, action }: MessageProps) {
	return (
		<Stack align="center" gap={6} py={48} px="md" ta="center">
			<ThemeIcon variant="light" size={44} radius="xl" mb={4} aria-hidden>
				{icon}
			</ThemeIcon>
			<Text fw={600} component={isPage ? 'h1' : 'p'} m={0}>
				{title}
			</Text>
			{children === undefined ? null : (
				<Text component="div" size="sm" c="dimmed" maw={420}>
					{children}
				</Text>
			)}
			{action === undefined ? null : <div style={{ marginTop: 8 }}>{action}</div>}
		</Stack>
	);
}

interface RetryProps {
	onRetry: () => void;
	busy: boolean;
}

export function RetryButton({ onRetry, busy }: RetryProps) {
	const t = useTranslations();
	return (
		<Button variant="default" onClick={onRetry} loading={busy}>
			{t('common.message.tryAgain')}
		</Button>
	);
}
