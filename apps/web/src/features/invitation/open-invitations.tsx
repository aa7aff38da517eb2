'use client';

import type { Invitation } from '@hms/contracts';
import { Button, Skeleton, Text } from '@mantine/core';
import { Panel } from '../../components/page/panel.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { notify, notifyFailure } from '../../lib/ui/notifications.tsx';
import { roleLabels } from '../user/labels.ts';
import { useInvitationPages } from './queries.ts';

/** Withdraws invitations. */
function useWithdraw() {
	const utils = trpc.useUtils();
	const withdraw = trpc.invitation.withdraw.useMutation();
	return {
		busy: withdraw.isPending,
		withdraw: async ({ id, email }: Invitation): Promise<void> => {
			try {
				await withdraw.mutateAsync({ id });
				notify(`The invitation for ${isolateBidi(email)} was withdrawn`);
			} catch (error) {
				notifyFailure('The invitation was not withdrawn', error);
			} finally {
				await utils.invitation.list.invalidate();
			}
		},
	};
}

/** The invitations that nobody has used yet. */
export function OpenInvitations() {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const pages = useInvitationPages();
	const { busy, withdraw } = useWithdraw();
	return (
		<Panel title="Open invitations" screenOnly>
			<LoadedPages
				noun="invitations"
				pages={pages}
				skeleton={<Skeleton height={40} />}
				empty={
					<Text size="sm" c="dimmed">
						None. An invitation is listed here until it is used, for seven days at most.
					</Text>
				}
			>
				{(invitations) => (
					<ul className={classes['list']}>
						{invitations.map((invitation) => (
							<li key={invitation.id} className={classes['item']}>
								<div>
									<Text size="sm" fw={600}>
										<bdi>{invitation.name ?? invitation.email}</bdi>
									</Text>
									<Text size="sm" c="dimmed">
										{invitation.name === null ? null : (
											<>
												<bdi>{invitation.email}</bdi> ·{' '}
											</>
										)}
										{roleLabels[invitation.role]} · until{' '}
										{formatInstantDay(invitation.expiresAt, locale, timeZone)}
									</Text>
								</div>
								<Button
									size="compact-sm"
									variant="default"
									onClick={() => void withdraw(invitation)}
									disabled={busy}
									aria-label={`Withdraw the invitation for ${isolateBidi(invitation.email)}`}
								>
									Withdraw
								</Button>
							</li>
						))}
					</ul>
				)}
			</LoadedPages>
			<ShowMore pages={pages} />
		</Panel>
	);
}
