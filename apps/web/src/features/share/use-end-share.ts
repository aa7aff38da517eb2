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
				notifyFailure('Sharing was not stopped', error);
				return;
			} finally {
				void utils.share.invalidate();
			}
			const message = `${name} no longer has access to ${what}`;
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
				`${name} has access to ${what} again`,
			);
		},
	};
}
