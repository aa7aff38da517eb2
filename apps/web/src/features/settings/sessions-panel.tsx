'use client';

import type { Session } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { deviceName } from '../../lib/session/user-agent.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { notify, notifyFailure } from '../../lib/ui/notifications.tsx';

/** Ends other sessions of the signed-in user. */
function useEndSessions() {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const end = trpc.auth.endSession.useMutation();
	const endOthers = trpc.auth.endOtherSessions.useMutation();

	async function endSessions(end: () => Promise<unknown>, message: string): Promise<void> {
		try {
			await end();
			notify(message);
		} catch (error) {
			notifyFailure(t('settings.sessions.notEnded'), error);
		} finally {
			await utils.auth.sessions.invalidate();
		}
	}

	return {
		busy: end.isPending || endOthers.isPending,
		endOne: ({ id, userAgent }: Session) =>
			endSessions(
				() => end.mutateAsync({ id }),
				t('settings.sessions.ended', { device: deviceName(userAgent, t) }),
			),
		endOthers: () =>
			endSessions(() => endOthers.mutateAsync(undefined), t('settings.sessions.othersEnded')),
	};
}

interface SessionItemProps {
	session: Session;
	onEnd: () => void;
	busy: boolean;
}

function SessionItem({ session, onEnd, busy }: SessionItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { userAgent, createdAt, lastUsedAt, current } = session;
	const device = deviceName(userAgent, t);
	const since = formatInstant(createdAt, locale, timeZone);
	return (
		<li className={classes['item']}>
			<div>
				<Group gap="xs">
					<Text size="sm" fw={600} title={userAgent ?? undefined}>
						{device}
					</Text>
					{current ? (
						<StatusBadge tone="accent">{t('settings.sessions.current')}</StatusBadge>
					) : null}
				</Group>
				<Text size="sm" c="dimmed">
					{current
						? t('settings.sessions.since', { since })
						: t('settings.sessions.lastUsed', {
								since,
								lastUsed: formatInstant(lastUsedAt, locale, timeZone),
							})}
				</Text>
			</div>
			{current ? null : (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onEnd}
					disabled={busy}
					aria-label={t('settings.sessions.endNamed', { device, since })}
				>
					{t('settings.sessions.end')}
				</Button>
			)}
		</li>
	);
}

/** The user's sessions, with buttons to end them. */
export function SessionsPanel() {
	const t = useTranslations();
	const query = trpc.auth.sessions.useQuery();
	const { busy, endOne, endOthers } = useEndSessions();
	const hasOthers = query.data?.items.some(({ current }) => !current) ?? false;
	return (
		<Panel
			title={t('settings.sessions.title')}
			actions={
				hasOthers ? (
					<Button size="compact-sm" variant="light" onClick={endOthers} loading={busy}>
						{t('settings.sessions.endOthers')}
					</Button>
				) : undefined
			}
		>
			<Loaded noun="sessions" query={query} height={60}>
				{({ items }) => (
					<ul className={classes['list']}>
						{items.map((session) => (
							<SessionItem
								key={session.id}
								session={session}
								onEnd={() => void endOne(session)}
								busy={busy}
							/>
						))}
					</ul>
				)}
			</Loaded>
		</Panel>
	);
}
