'use client';

import { type Share, today } from '@hms/contracts';
import { trpc } from '../../lib/api/trpc.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../lib/ui/notifications.tsx';

/** Takes back shares that the user gives. */
export function useTakeBack() {
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
			const what = patientId === null ? 'your patients' : 'the patient';
			try {
				await end.mutateAsync({ id });
			} catch (error) {
				notifyFailure('The share was not taken back', error);
				return;
			} finally {
				void utils.share.invalidate();
			}
			const message = `${name} is no longer let in to ${what}`;
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
				`${name} is let in to ${what} again`,
			);
		},
	};
}
