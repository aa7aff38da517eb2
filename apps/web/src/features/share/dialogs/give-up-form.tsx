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
	return (
		<ConfirmForm
			label={isEmergency ? 'End the emergency access' : 'Give up the share'}
			submitLabel={isEmergency ? 'End now' : 'Give up'}
			failureTitle={isEmergency ? 'Not ended' : 'Not given up'}
			onCancel={onDone}
			onConfirm={async () => {
				await end.mutateAsync({ id });
				notify(
					isEmergency
						? 'You ended the emergency access'
						: `You gave up what ${isolateBidi(owner.name)} shared`,
				);
				onDone();
				void utils.invalidate();
			}}
		>
			<Text size="sm">
				{patientId === null ? 'All patients of ' : 'This patient of '}
				<strong>
					<bdi>{owner.name}</bdi>
				</strong>{' '}
				{patientId === null
					? 'are out of your sight then, except those shared one by one.'
					: 'is out of your sight then, unless all of their patients are shared with you too.'}{' '}
				{isEmergency ? null : 'Only they can let you in again.'}
			</Text>
		</ConfirmForm>
	);
}
