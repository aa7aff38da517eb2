'use client';

import type { Mapping } from '@hms/contracts';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUserHeart } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureMessage } from '../../../components/message/failure-message.tsx';
import { Message } from '../../../components/message/message.tsx';
import { Panel } from '../../../components/page/panel.tsx';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { usePatientRecord } from '../../patient/queries.ts';
import { LazyAssignDialog, LazyMappingDialogs } from '../dialogs/lazy-dialogs.ts';
import type { OpenDialog } from '../dialogs/mapping-dialogs.tsx';
import { isPrimaryNow, nextPrimaryFrom } from '../primary-badge.tsx';
import { useTeam } from '../queries.ts';
import { useMappingOperations } from '../use-mapping-operations.ts';
import classes from './team.module.css';
import { TeamMember } from './team-member.tsx';
import { TimeLine } from './time-line.tsx';

/** Sorts the current primary doctor first, then by start date. */
const byPrimaryAndStart = (one: Mapping, other: Mapping) =>
	Number(isPrimaryNow(other)) - Number(isPrimaryNow(one)) ||
	(one.startedOn < other.startedOn ? -1 : 1);

/** The doctors who look after a patient, at present and in the future, and the time line of the past. */
export function CareTeam({ patientId }: { patientId: string }) {
	const t = useTranslations();
	const locale = useLocale();
	const { data, error, refetch, isFetching } = useTeam(patientId);
	const patient = usePatientRecord(patientId).data;
	const isReadOnly = patient?.access === 'read' || patient?.status === 'archived';
	const [assigning, assign] = useDisclosure(false);
	const [dialog, setDialog] = useState<OpenDialog | null>(null);
	const { makePrimary, reopen } = useMappingOperations();
	const team = data?.items.toSorted(byPrimaryAndStart);
	const next = nextPrimaryFrom(team ?? []);

	/** The button that opened the dialog, and the one that is shown now: an empty team has another. */
	const openedBy = useRef<HTMLButtonElement>(null);
	const shownButton = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (!assigning && openedBy.current?.isConnected === false) shownButton.current?.focus();
	}, [assigning]);
	const assignButton = (
		<Button
			ref={shownButton}
			size="compact-sm"
			variant="light"
			leftSection={<IconPlus size={14} aria-hidden />}
			onClick={({ currentTarget }) => {
				openedBy.current = currentTarget;
				assign.open();
			}}
			disabled={team === undefined}
		>
			{t('mapping.actions.assignDoctor')}
		</Button>
	);

	function body() {
		if (team === undefined && error !== null) {
			return (
				<FailureMessage
					title={t('mapping.team.failed')}
					error={error}
					onRetry={() => void refetch()}
					busy={isFetching}
				/>
			);
		}
		if (team === undefined) {
			return (
				<Stack gap="sm" role="status" aria-label={t('mapping.team.loading')}>
					<Skeleton height={14} width="50%" />
					<Skeleton height={14} width="70%" />
				</Stack>
			);
		}
		if (team.length === 0) {
			return (
				<Message
					icon={<IconUserHeart size={22} />}
					title={t('mapping.team.empty')}
					action={isReadOnly ? undefined : assignButton}
				/>
			);
		}
		return (
			<ul className={classes['list']}>
				{team.map((mapping) => (
					<TeamMember
						key={mapping.id}
						mapping={mapping}
						nextPrimaryFrom={next}
						actions={
							isReadOnly
								? undefined
								: {
										makePrimary: () => void makePrimary(mapping),
										edit: () => setDialog({ kind: 'edit', mapping }),
										end: () => setDialog({ kind: 'end', mapping }),
									}
						}
					/>
				))}
			</ul>
		);
	}

	const lacksPrimary = team !== undefined && team.length > 0 && !team.some(isPrimaryNow);
	return (
		<Stack gap="md">
			<Panel
				title={t('mapping.team.title')}
				actions={
					// An empty team has it in its middle.
					isReadOnly || team?.length === 0 ? undefined : assignButton
				}
			>
				{lacksPrimary ? (
					<Text component="div" mb="xs">
						<StatusBadge tone="warning">
							{next === undefined
								? t('mapping.team.noPrimary')
								: t('mapping.team.noPrimaryUntil', { day: formatPlainDate(next, locale) })}
						</StatusBadge>
					</Text>
				) : null}
				{body()}
			</Panel>
			<TimeLine
				patientId={patientId}
				actions={
					isReadOnly
						? undefined
						: {
								reinstate: (mapping) => void reopen(mapping),
								correct: (mapping) => setDialog({ kind: 'edit', mapping }),
							}
				}
			/>
			<LazyAssignDialog opened={assigning} onClose={assign.close} patientId={patientId} />
			<LazyMappingDialogs
				opened={dialog !== null}
				onClose={() => setDialog(null)}
				dialog={dialog}
			/>
		</Stack>
	);
}
