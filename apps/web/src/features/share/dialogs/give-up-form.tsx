'use client';

import type { Share } from '@hms/contracts';
import { Text } from '@mantine/core';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { notify } from '../../../lib/ui/notifications.tsx';

/** Asks before a received share is given up: only its owner can give it again. */
export function GiveUpForm({ share, onDone }: { share: Share; onDone: () => void }) {
	const { id, owner, patientId, isEmergency } = share;
	const utils = trpc.useUtils();
	const end = trpc.share.end.useMutation();
	const name = (
		<strong>
			<bdi>{owner.name}</bdi>
		</strong>
	);
	return (
		<ConfirmForm
			label={isEmergency ? 'End the emergency access' : 'Give up access'}
			submitLabel={isEmergency ? 'End now' : 'Give up'}
			failureTitle={isEmergency ? 'Not ended' : 'Not given up'}
			onCancel={onDone}
			onConfirm={async () => {
				await end.mutateAsync({ id });
				notify(
					isEmergency
						? 'You ended the emergency access'
						: `You gave up access to what ${isolateBidi(owner.name)} shared`,
				);
				onDone();
				void utils.invalidate();
			}}
		>
			<Text size="sm">
				{patientId === null ? (
					<>You no longer see the patients of {name}, except those shared one by one.</>
				) : (
					<>You no longer see this patient of {name}, unless they share all patients with you.</>
				)}{' '}
				{isEmergency ? null : 'Only they can give you access again.'}
			</Text>
		</ConfirmForm>
	);
}
