'use client';

import type { Access } from '@hms/contracts';
import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { TableFoot } from '../../components/record-list/table-foot.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import classes from './accesses.module.css';
import { kindLabels, rightLabels } from './labels.ts';
import { LastSeen } from './last-seen.tsx';
import { useAccessPages } from './queries.ts';

function AccessItem({ access, isOwner }: { access: Access; isOwner: boolean }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { at, user, right, kind } = access;
	return (
		<li className={classes['access']}>
			<Group gap="xs">
				<Text span size="sm" fw={600}>
					{isOwner ? t('access.you') : <bdi>{user.name}</bdi>}
				</Text>
				<StatusBadge tone={right === 'emergency' ? 'warning' : 'quiet'}>
					{t(rightLabels[right])}
				</StatusBadge>
			</Group>
			<Text size="sm" c="dimmed">
				{t(kindLabels[kind])} · <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>
			</Text>
		</li>
	);
}

/** Who saw a patient of the user: by which right, what and when, newest first. */
export function AccessList({ patientId, ownerId }: { patientId: string; ownerId: string }) {
	const t = useTranslations();
	const pages = useAccessPages(patientId);
	const hasMore = pages.loadMore !== undefined;
	return (
		<LoadedPages
			noun="access records"
			pages={pages}
			skeleton={
				<Stack gap="sm">
					<Skeleton height={44} />
					<Skeleton height={44} />
				</Stack>
			}
			empty={
				<Text size="sm" c="dimmed">
					{t('access.empty')}
				</Text>
			}
		>
			{(accesses) => (
				<>
					<LastSeen accesses={accesses} ownerId={ownerId} hasMore={hasMore} />
					<ol className={classes['list']}>
						{accesses.map((access) => (
							<AccessItem key={access.id} access={access} isOwner={access.user.id === ownerId} />
						))}
					</ol>
					<TableFoot noun="access record" pages={pages} shown={accesses.length} />
					{hasMore ? (
						<Text size="sm" data-paper-only>
							{t('access.notPrinted')}
						</Text>
					) : null}
				</>
			)}
		</LoadedPages>
	);
}
