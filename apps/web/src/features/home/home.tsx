'use client';

import { Anchor, Box, Button, Grid, Group, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { pluralize } from '../../lib/text/pluralize.ts';
import { BackupNotice } from '../backup/backup-notice.tsx';
import { alwaysRefetch } from './always-refetch.ts';
import { AttentionPanel } from './attention-panel.tsx';
import { PanelSizesPanel } from './panel-sizes-panel.tsx';
import { AgesPanel, RegistrationsPanel } from './patient-plots.tsx';
import { RecentPanel } from './recent-panel.tsx';

/** Is shown until the first patient is registered. */
function FirstSteps() {
	return (
		<Box mb="md">
			<Panel title="First steps">
				<Message
					icon={<IconUsers size={22} />}
					title="No patients yet"
					action={
						<Group gap="sm" justify="center">
							<Button variant="default" component={PageLink} href="/doctors/new">
								Add a doctor
							</Button>
							<Button component={PageLink} href="/patients/new">
								Register the first patient
							</Button>
						</Group>
					}
				>
					Once patients are registered, this page shows what needs attention, your recent work, and
					your patients in numbers.
				</Message>
			</Panel>
		</Box>
	);
}

/** The home screen: what needs attention, recent activity, and plots. */
export function Home() {
	const statistics = trpc.patient.statistics.useQuery(undefined, alwaysRefetch);
	const isEmpty = statistics.data?.patients === 0;
	return (
		<>
			<PageHeader
				title="Home"
				detail={
					statistics.data === undefined || isEmpty ? (
						'\u00a0'
					) : (
						<Anchor component={PageLink} href="/patients" inherit>
							{pluralize(statistics.data.patients, 'patient')}
						</Anchor>
					)
				}
			/>
			<BackupNotice />
			{isEmpty ? <FirstSteps /> : null}
			<Grid gap="md">
				<Grid.Col span={{ base: 12, md: 6 }}>
					<Stack gap="md">
						<AttentionPanel />
						{isEmpty ? null : <RecentPanel />}
					</Stack>
				</Grid.Col>
				<Grid.Col span={{ base: 12, md: 6 }}>
					{isEmpty ? (
						<RecentPanel />
					) : (
						<Stack gap="md">
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
