'use client';

import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { isDialogOpen, useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import type { PrintJobProps } from './print-job.tsx';

type PrintListProps<Row> = Omit<PrintJobProps<Row>, 'opened' | 'onClose'> & {
	/** The list is the main content of the page: `p` and Ctrl/⌘ P print it. */
	isMain?: boolean;
	/** The button is as small as those in a panel. */
	small?: boolean;
};

const lazyPrintJob = <Row extends { id: string }>() =>
	lazyDialog<PrintJobProps<Row>>(() =>
		import('./print-job.tsx').then((file) => file.PrintJob<Row>),
	);

/** A button that prints a whole list, however many rows are loaded. */
export function PrintList<Row extends { id: string }>(props: PrintListProps<Row>) {
	const t = useTranslations();
	const { isMain = false, small = false, ...sheet } = props;
	const [PrintJob] = useState(lazyPrintJob<Row>);
	const [opened, setOpened] = useState(false);
	const start = () => setOpened(true);

	function onPrintKey(event: KeyboardEvent): void {
		// While a dialog is open, the browser prints the screen as it is.
		if (isDialogOpen()) return;
		event.preventDefault();
		start();
	}

	useHotkeys(isMain ? [['mod+P', onPrintKey, { preventDefault: false }]] : [], []);
	useShortcuts(isMain ? { p: start } : {});

	return (
		<>
			<ActionIcon
				variant="default"
				size={small ? 26 : 36}
				aria-label={t('common.print.button', { title: sheet.labels.title })}
				loading={opened}
				onClick={start}
			>
				<IconPrinter size={small ? 16 : 18} aria-hidden />
			</ActionIcon>
			<PrintJob {...sheet} opened={opened} onClose={() => setOpened(false)} />
		</>
	);
}
