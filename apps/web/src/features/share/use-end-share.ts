'use client';

import { type Share, today } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';

/** Takes back shares that the user gives. */
export function useTakeBack() {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const end = trpc.share.end.useMutation();
	const create = trpc.share.create.useMutation();

	return {
		busy: end.isPending,
		async takeBack({
			id,
			user,
			patientId,
			level,
			until,
			reason,
			isEmergency,
		}: Share): Promise<void> {
			const name = isolateBidi(user.name);
			try {
				await end.mutateAsync({ id });
			} catch (error) {
				notifyFailure(t('share.ended.failed'), error);
				return;
			} finally {
				void utils.share.invalidate();
			}
			const message = t(patientId === null ? 'share.ended.all' : 'share.ended.one', { name });
			if (isEmergency || (until !== null && until < today())) {
				notify(message);
				return;
			}
			notifyWithUndo(
				message,
				async () => {
					await create.mutateAsync({ userId: user.id, patientId, level, until, reason });
					await utils.share.invalidate();
				},
				t(patientId === null ? 'share.ended.allUndone' : 'share.ended.oneUndone', { name }),
			);
		},
	};
}
