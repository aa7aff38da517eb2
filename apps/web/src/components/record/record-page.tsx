'use client';

import { Box, Button, Tabs } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
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
	/** The list of records of this kind. */
	list: { path: string; label: string };
	id: string;
	/** The name of the person. */
	name: string;
	/** A line under the name. */
	detail: ReactNode;
	/** The button that archives it; absent where the user may not. */
	archive?: ReactNode;
	/** Is shown above an archived record, which the user may read only. */
	band?: ReactNode;
	/** The user may read the record only. */
	readOnly?: boolean;
	/** The title of the printed overview, and the lines on each of its pages. Without it there is no Print button. */
	sheet?: { title: string; subject: string[] };
	history: ReactNode;
	children: ReactNode;
}

/** The page of a person's record: name, actions, overview and history. */
export function RecordPage(props: RecordPageProps) {
	const t = useTranslations();
	const { list, id, name, detail, archive, band, sheet, history, children } = props;
	const { readOnly = false } = props;
	const router = useRouter();
	const [view, setView] = useQueryState(
		'view',
		parseAsStringLiteral(views).withDefault('overview').withOptions({ history: 'push' }),
	);
	const editHref = `${list.path}/${id}/edit`;

	useShortcuts({
		...(readOnly ? {} : { e: () => router.push(editHref) }),
		n: () => router.push(`${list.path}/new`),
		...(sheet === undefined ? {} : { p: () => print() }),
	});

	return (
		<Sheet subject={sheet?.subject}>
			<PageTitle
				text={
					view === 'history'
						? t('common.record.historyOf', { name: isolateBidi(name) })
						: isolateBidi(name)
				}
			/>
			<BackLink list={list.path} label={list.label} />
			{sheet === undefined ? null : <PrintInfo title={sheet.title} />}
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
								{t('common.record.print')}
							</Button>
						)}
						{archive}
						{readOnly ? null : (
							<Button
								component={PageLink}
								href={editHref}
								leftSection={<IconPencil size={16} aria-hidden />}
							>
								{t('common.record.edit')}
							</Button>
						)}
					</>
				}
			/>
			{band === undefined ? null : <Box mb="md">{band}</Box>}
			<Tabs
				id="record"
				value={view}
				onChange={(chosen) => void setView(views.find((known) => known === chosen) ?? null)}
				keepMounted={false}
			>
				<Tabs.List mb="md">
					<Tabs.Tab value="overview">{t('common.record.overview')}</Tabs.Tab>
					<Tabs.Tab value="history">{t('common.record.history')}</Tabs.Tab>
				</Tabs.List>
				{/* Like Mantine's Tabs.Panel, but always mounted: it is printed even while the history is shown. */}
				<div
					role="tabpanel"
					id="record-panel-overview"
					aria-labelledby="record-tab-overview"
					className={view === 'overview' ? undefined : classes['hidden']}
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
