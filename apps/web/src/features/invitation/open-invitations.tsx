'use client';

import type { Invitation } from '@hms/contracts';
import { Button, Skeleton, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Panel } from '../../components/page/panel.tsx';
import classes from '../../components/record-list/action-list.module.css';
import { LoadedPages } from '../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../components/record-list/show-more.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstantDay } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import { notify, notifyFailure } from '../../lib/ui/notifications.tsx';
import { roleLabels } from '../user/labels.ts';
import { useInvitationPages } from './queries.ts';

/** Withdraws invitations. */
function useWithdraw() {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const withdraw = trpc.invitation.withdraw.useMutation();
	return {
		busy: withdraw.isPending,
		withdraw: async ({ id, email }: Invitation): Promise<void> => {
			try {
				await withdraw.mutateAsync({ id });
				notify(t('invitation.list.withdrawn', { email: isolateBidi(email) }));
			} catch (error) {
				notifyFailure(t('invitation.list.notWithdrawn'), error);
			} finally {
				await utils.invitation.list.invalidate();
			}
		},
	};
}

/** The address, unless it stands in for the name, the role, and until when it can be used. */
function InvitationDetail({ invitation }: { invitation: Invitation }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { name, email } = invitation;
	const values = {
		role: t(roleLabels[invitation.role]),
		until: formatInstantDay(invitation.expiresAt, locale, timeZone),
	};
	return name === null
		? t('invitation.list.detail', values)
		: t.rich('invitation.list.detailWithAddress', { ...values, email, ...textTags });
}

/** The invitations that nobody has used yet. */
export function OpenInvitations() {
	const t = useTranslations();
	const pages = useInvitationPages();
	const { busy, withdraw } = useWithdraw();
	return (
		<Panel title={t('invitation.list.title')} screenOnly>
			<LoadedPages
				noun="invitations"
				pages={pages}
				skeleton={<Skeleton height={40} />}
				empty={
					<Text size="sm" c="dimmed">
						{t('invitation.list.none')}
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
										<InvitationDetail invitation={invitation} />
									</Text>
								</div>
								<Button
									size="compact-sm"
									variant="default"
									onClick={() => void withdraw(invitation)}
									disabled={busy}
									aria-label={t('invitation.list.withdrawNamed', {
										email: isolateBidi(invitation.email),
									})}
								>
									{t('invitation.list.withdraw')}
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
