'use client';

import { Button, Tabs } from '@mantine/core';
import { IconArchive, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { listUrl } from '../../lib/list/list-url.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import { BackLink } from '../page/back-link.tsx';
import { PageHeader } from '../page/page-header.tsx';
import { PageLink } from '../page/page-link.tsx';
import { PageTitle } from '../page/page-title.tsx';
import { PrintInfo } from '../print/print-info.tsx';
import { Sheet } from '../print/sheet.tsx';
import classes from './record-page.module.css';

const views = ['overview', 'history'] as const;

interface RecordPageProps {
	/** Where records of the kind are listed, and what that place is called. */
	list: { path: string; label: string };
	id: string;
	/** Whose record it is. */
	name: string;
	/** A line under the name. */
	detail: ReactNode;
	/** Puts the record away. @returns whether it was */
	archive: () => Promise<boolean>;
	archiving: boolean;
	/** Its overview on paper, where it is made to be printed: what that is called, and what stands on each page. */
	sheet?: { title: string; about: string[] };
	history: ReactNode;
	/** The overview. */
	children: ReactNode;
}

/** The screen of a person's record: who it is, what can be done, its overview and its history. */
export function RecordPage(props: RecordPageProps) {
	const { list, id, name, detail, archive, archiving, sheet, history, children } = props;
	const router = useRouter();
	const [view, setView] = useQueryState(
		'view',
		parseAsStringLiteral(views).withDefault('overview').withOptions({ history: 'push' }),
	);
	const editHref = `${list.path}/${id}/edit`;

	useShortcuts({
		e: () => router.push(editHref),
		n: () => router.push(`${list.path}/new`),
		...(sheet === undefined ? {} : { p: () => print() }),
	});

	return (
		<Sheet about={sheet?.about}>
			<PageTitle
				text={view === 'history' ? `History of ${isolateBidi(name)}` : isolateBidi(name)}
			/>
			<BackLink list={list.path} label={list.label} />
			{sheet === undefined ? null : <PrintInfo sheet={sheet.title} />}
			<PageHeader
				title={<bdi>{name}</bdi>}
				detail={detail}
				actions={
					<>
						{sheet === undefined ? null : (
							<Button
								variant="default"
								leftSection={<IconPrinter size={16} aria-hidden />}
								onClick={() => print()}
							>
								Print
							</Button>
						)}
						<Button
							variant="default"
							leftSection={<IconArchive size={16} aria-hidden />}
							loading={archiving}
							onClick={async () => {
								if (await archive()) router.push(listUrl(list.path));
							}}
						>
							Archive
						</Button>
						<Button
							component={PageLink}
							href={editHref}
							leftSection={<IconPencil size={16} aria-hidden />}
						>
							Edit
						</Button>
					</>
				}
			/>
			<Tabs
				id="record"
				value={view}
				onChange={(chosen) => void setView(views.find((known) => known === chosen) ?? null)}
				keepMounted={false}
			>
				<Tabs.List mb="md">
					<Tabs.Tab value="overview">Overview</Tabs.Tab>
					<Tabs.Tab value="history">History</Tabs.Tab>
				</Tabs.List>
				{/* A panel as the library's, but for the printer it is there in the history too. */}
				<div
					role="tabpanel"
					id="record-panel-overview"
					aria-labelledby="record-tab-overview"
					className={view === 'overview' ? undefined : classes['away']}
				>
					{children}
				</div>
				<Tabs.Panel value="history" data-screen-only>
					{history}
				</Tabs.Panel>
			</Tabs>
		</Sheet>
	);
}
