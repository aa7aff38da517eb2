'use client';

import { Anchor, Box, Button, Grid, Group, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { PrintInfo } from '../../components/print/print-info.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { ClientOnly } from '../../lib/hydration/client-only.tsx';
import { BackupNotice } from '../backup/backup-notice.tsx';
import { alwaysRefetch } from './always-refetch.ts';
import { AttentionPanel } from './attention-panel.tsx';
import classes from './home.module.css';
import { PanelSizesPanel } from './panel-sizes-panel.tsx';
import { AgesPanel, RegistrationsPanel } from './patient-plots.tsx';
import { RecentPanel } from './recent-panel.tsx';

/** Is shown until the first patient is registered. */
function FirstSteps() {
	const t = useTranslations();
	return (
		<Box mb="md">
			<Panel title={t('home.firstSteps.title')}>
				<Message
					icon={<IconUsers size={22} />}
					title={t('home.firstSteps.noPatients')}
					action={
						<Group gap="sm" justify="center">
							<Button variant="default" component={PageLink} href="/doctors/new">
								{t('home.firstSteps.addDoctor')}
							</Button>
							<Button component={PageLink} href="/patients/new">
								{t('home.firstSteps.registerPatient')}
							</Button>
						</Group>
					}
				>
					{t('home.firstSteps.detail')}
				</Message>
			</Panel>
		</Box>
	);
}

/** The home screen: what needs attention, recent activity, and plots. */
export function Home() {
	const t = useTranslations();
	const statistics = trpc.patient.statistics.useQuery(undefined, alwaysRefetch);
	const isEmpty = statistics.data?.patients === 0;
	return (
		<>
			<ClientOnly fallback={null}>
				<PrintInfo title={t('home.title')} />
			</ClientOnly>
			<PageHeader
				title={t('home.title')}
				detail={
					statistics.data === undefined || isEmpty ? (
						'\u00a0'
					) : (
						<Anchor component={PageLink} href="/patients" inherit>
							{t('home.patients', { count: statistics.data.patients })}
						</Anchor>
					)
				}
			/>
			<BackupNotice />
			{isEmpty ? <FirstSteps /> : null}
			<Grid gap="md" classNames={{ inner: classes['panels'] ?? '', col: classes['side'] ?? '' }}>
				<Grid.Col span={{ base: 12, md: 6 }}>
					<Stack gap="md" className={classes['stack'] ?? ''}>
						<AttentionPanel />
						{isEmpty ? null : <RecentPanel />}
					</Stack>
				</Grid.Col>
				<Grid.Col span={{ base: 12, md: 6 }}>
					{isEmpty ? (
						<RecentPanel />
					) : (
						<Stack gap="md" className={classes['stack'] ?? ''}>
							<RegistrationsPanel query={statistics} />
							<AgesPanel query={statistics} />
							<PanelSizesPanel />
						</Stack>
					)}
				</Grid.Col>
			</Grid>
		</>
	);
}
