'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { fetchAllRows } from '../../lib/list/fetch-all-rows.ts';
import type { Pages } from '../../lib/list/use-pages.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { pluralize } from '../../lib/text/pluralize.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import type { Column } from '../record-list/list-columns.ts';
import { ListSheet } from './list-sheet.tsx';
import { maxPrintedRows, type SheetLabels } from './sheet-labels.ts';

export interface PrintJobProps<Row> {
	words: SheetLabels;
	columns: Column<Row>[];
	pages: Pages<Row>;
	/** Whose list it is, to stand on each page: a patient's name, birth date and MRN. */
	about?: string[] | undefined;
	/** It is to be printed. */
	opened: boolean;
	/** It was printed, or could not be, or was called off. */
	onClose: () => void;
}

/** Loads all rows of a list, says how far that is, and prints them; the screen goes on showing those that it has. */
export function PrintJob<Row extends { id: string }>(props: PrintJobProps<Row>) {
	const { words, columns, pages, about, opened, onClose } = props;
	const [loaded, setLoaded] = useState(0);
	const [rows, setRows] = useState<Row[]>();

	const load = useEffectEvent(async (signal: AbortSignal) => {
		try {
			// One more than there is room for tells that there are more.
			const options = { most: maxPrintedRows + 1, signal, onRows: setLoaded };
			// Where the numbering plans cannot be had, numbers are printed as they are stored.
			const phones = loadPhoneLibrary().catch(() => undefined);
			const all = await fetchAllRows(pages.ask, options);
			await phones;
			setRows(all);
		} catch (error) {
			if (signal.aborted) return;
			notifyFailure('The list could not be loaded to be printed', error);
			onClose();
		}
	});

	useEffect(() => {
		if (!opened) return;
		const job = new AbortController();
		void load(job.signal);
		return () => {
			job.abort();
			setLoaded(0);
			setRows(undefined);
		};
	}, [opened]);

	if (opened && rows !== undefined) {
		return (
			<ListSheet
				words={words}
				columns={columns}
				about={about}
				rows={rows}
				total={pages.total}
				onPrinted={onClose}
			/>
		);
	}
	return (
		<Modal
			// What comes in one page is there before anybody could read this.
			opened={opened && loaded > 0}
			onClose={onClose}
			title="Loading the list to print it"
		>
			<Text size="sm" role="status">
				{pluralize(loaded, words.noun)}
				{pages.total === undefined ? '' : ` of ${pages.total.count.toLocaleString()}`}
			</Text>
			<Group justify="flex-end" mt="lg">
				<Button variant="default" onClick={onClose}>
					Cancel
				</Button>
			</Group>
		</Modal>
	);
}
