'use client';

import type { Session } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { notify, notifyFailure } from '../../lib/ui/notifications.tsx';
import { deviceName } from './user-agent.ts';

/** Ends other sessions of the signed-in user. */
function useEndSessions() {
	const utils = trpc.useUtils();
	const end = trpc.auth.endSession.useMutation();
	const endOthers = trpc.auth.endOtherSessions.useMutation();

	async function endSessions(end: () => Promise<unknown>, message: string): Promise<void> {
		try {
			await end();
			notify(message);
		} catch (error) {
			notifyFailure('The session was not ended', error);
		} finally {
			await utils.auth.sessions.invalidate();
		}
	}

	return {
		busy: end.isPending || endOthers.isPending,
		endOne: ({ id, userAgent }: Session) =>
			endSessions(
				() => end.mutateAsync({ id }),
				`You are signed out there: ${deviceName(userAgent)}`,
			),
		endOthers: () =>
			endSessions(() => endOthers.mutateAsync(undefined), 'You are signed out everywhere else'),
	};
}

interface SessionItemProps {
	session: Session;
	onEnd: () => void;
	busy: boolean;
}

function SessionItem({ session, onEnd, busy }: SessionItemProps) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { userAgent, createdAt, lastUsedAt, current } = session;
	const device = deviceName(userAgent);
	const since = formatInstant(createdAt, locale, timeZone);
	return (
		<li className={classes['item']}>
			<div>
				<Group gap="xs">
					<Text size="sm" fw={600} title={userAgent ?? undefined}>
						{device}
					</Text>
					{current ? <StatusBadge tone="accent">This session</StatusBadge> : null}
				</Group>
				<Text size="sm" c="dimmed">
					Since {since}
					{current ? '' : ` · last used ${formatInstant(lastUsedAt, locale, timeZone)}`}
				</Text>
			</div>
			{current ? null : (
				<Button
					size="compact-sm"
					variant="default"
					onClick={onEnd}
					disabled={busy}
					aria-label={`Sign out there: ${device}, since ${since}`}
				>
					Sign out there
				</Button>
			)}
		</li>
	);
}

/** The user's sessions, with buttons to end them. */
export function SessionsPanel() {
	const query = trpc.auth.sessions.useQuery();
	const { busy, endOne, endOthers } = useEndSessions();
	const hasOthers = query.data?.items.some(({ current }) => !current) ?? false;
	return (
		<Panel
			title="Sessions"
			actions={
				hasOthers ? (
					<Button size="compact-sm" variant="light" onClick={endOthers} loading={busy}>
						Sign out everywhere else
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
