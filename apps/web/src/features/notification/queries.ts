'use client';

import type { Notification } from '@hms/contracts';
import { getQueryKey } from '@trpc/react-query';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { type Pages, usePages } from '../../lib/list/use-pages.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';

const pageSize = 20;

/** The number of notifications that the user has not read; undefined until loaded. */
export const useUnreadCount = (): number | undefined =>
	trpc.notification.list.useQuery({ unread: true, total: true, limit: 1 }).data?.total;

/** What others did that concerns the user, newest first, page by page. */
export function useNotificationPages(): Pages<Notification> {
	const { client } = trpc.useUtils();
	const input = { limit: pageSize };
	return usePages(getQueryKey(trpc.notification.list, input, 'infinite'), (cursor, signal) =>
		client.notification.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
}

/** Marks notifications as read: all, or some. */
export function useReadNotifications() {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const { mutate, isPending } = trpc.notification.read.useMutation({
		onSuccess: () => utils.notification.invalidate(),
		onError: (error) => notifyFailure(t('notification.notMarked'), error),
	});
	return { read: (ids?: string[]) => mutate(ids === undefined ? {} : { ids }), busy: isPending };
}
