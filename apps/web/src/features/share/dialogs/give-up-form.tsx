'use client';

import type { Share } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ConfirmForm } from '../../../components/form/confirm-form.tsx';
import { trpc } from '../../../lib/api/trpc.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { textTags } from '../../../lib/text/text-tags.tsx';
import { notify } from '../../../lib/ui/notifications.tsx';

/** Asks before a received share is given up: only its owner can give it again. */
export function GiveUpForm({ share, onDone }: { share: Share; onDone: () => void }) {
	const t = useTranslations();
	const { id, owner, patientId, isEmergency } = share;
	const utils = trpc.useUtils();
	const end = trpc.share.end.useMutation();
	const texts = isEmergency
		? ({
				label: 'share.giveUpForm.emergencyTitle',
				submit: 'share.endNow',
				failed: 'share.giveUpForm.emergencyFailed',
				consequence: 'share.giveUpForm.emergency',
			} as const)
		: ({
				label: 'share.giveUpForm.title',
				submit: 'share.giveUp',
				failed: 'share.giveUpForm.failed',
				consequence: patientId === null ? 'share.giveUpForm.all' : 'share.giveUpForm.one',
			} as const);
	return (
		<ConfirmForm
			label={t(texts.label)}
			submitLabel={t(texts.submit)}
			failureTitle={t(texts.failed)}
			onCancel={onDone}
			onConfirm={async () => {
				await end.mutateAsync({ id });
				notify(
					isEmergency
						? t('share.giveUpForm.emergencyDone')
						: t('share.giveUpForm.done', { name: isolateBidi(owner.name) }),
				);
				onDone();
				void utils.invalidate();
			}}
		>
			<Text size="sm">{t.rich(texts.consequence, { name: owner.name, ...textTags })}</Text>
		</ConfirmForm>
	);
}
