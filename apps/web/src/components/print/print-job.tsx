'use client';

import { Button, Group, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { fetchAllRows } from '../../lib/list/fetch-all-rows.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { formatNumber } from '../../lib/text/format-number.ts';
import { pluralize } from '../../lib/text/pluralize.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import { Dialog } from '../page/dialog.tsx';
import type { Column } from '../record-list/list-columns.ts';
import { ListSheet } from './list-sheet.tsx';
import { maxPrintedRows, type SheetLabels } from './sheet-labels.ts';

export interface PrintJobProps<Row> {
	labels: SheetLabels;
	columns: Column<Row>[];
	pages: Pages<Row>;
	/** The person whose list it is, printed on each page: name, birth date and MRN. */
	subject?: string[] | undefined;
	/** Whether to print. */
	opened: boolean;
	/** Is called when the list was printed, failed to load, or was cancelled. */
	onClose: () => void;
}

/** Loads all rows of a list, shows the progress, and prints them. The list on the screen does not change. */
export function PrintJob<Row extends { id: string }>(props: PrintJobProps<Row>) {
	const { labels, columns, pages, subject, opened, onClose } = props;
	const [loaded, setLoaded] = useState(0);
	const [rows, setRows] = useState<Row[]>();

	const load = useEffectEvent(async (signal: AbortSignal) => {
		try {
			// One row more than are printed tells that the list is longer.
			const options = { limit: maxPrintedRows + 1, signal, onProgress: setLoaded };
			// Without the library, phone numbers are printed as they are stored.
			const phoneLibrary = loadPhoneLibrary().catch(() => undefined);
			const all = await fetchAllRows(pages.fetchPage, options);
			await phoneLibrary;
			setRows(all);
		} catch (error) {
			if (signal.aborted) return;
			notifyFailure('The list could not be loaded for printing', error);
			onClose();
		}
	});

	useEffect(() => {
		if (!opened) return;
		const controller = new AbortController();
		void load(controller.signal);
		return () => {
			controller.abort();
			setLoaded(0);
			setRows(undefined);
		};
	}, [opened]);

	if (opened && rows !== undefined) {
		return (
			<ListSheet
				labels={labels}
				columns={columns}
				subject={subject}
				rows={rows}
				total={pages.total}
				onPrinted={onClose}
			/>
		);
	}
	return (
		<Dialog
			// A list of one page loads before anybody could read this.
			opened={opened && loaded > 0}
			onClose={onClose}
			title="Preparing to print"
		>
			<Text size="sm" role="status">
				{pluralize(loaded, labels.noun)}
				{pages.total === undefined ? '' : ` of ${formatNumber(pages.total.count)}`}
			</Text>
			<Group justify="flex-end" mt="lg">
				<Button variant="default" onClick={onClose}>
					Cancel
				</Button>
			</Group>
		</Dialog>
	);
}
