'use client';

import { Button, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { TextKey } from '../../lib/text/text-key.ts';

const texts = {
	link: {
		label: 'common.form.secret.link.label',
		copy: 'common.form.secret.link.copy',
		wasCopied: 'common.form.secret.link.wasCopied',
		notCopied: 'common.form.secret.link.notCopied',
	},
	token: {
		label: 'common.form.secret.token.label',
		copy: 'common.form.secret.token.copy',
		wasCopied: 'common.form.secret.token.wasCopied',
		notCopied: 'common.form.secret.token.notCopied',
	},
} as const satisfies Record<string, Record<string, TextKey>>;

interface SecretOnceProps {
	/** What it is called. */
	noun: keyof typeof texts;
	/** The secret, which is shown this once. */
	value: string;
	onDone: () => void;
	/** What it is for. */
	children: ReactNode;
}

/** A secret to copy and hand over. */
export function SecretOnce({ noun, value, onDone, children }: SecretOnceProps) {
	const t = useTranslations();
	const input = useRef<HTMLInputElement>(null);
	const { copy, copied, error } = useClipboard({ timeout: 4000 });
	return (
		<Stack gap="sm">
			<Text size="sm">{children}</Text>
			<TextInput
				ref={input}
				label={t(texts[noun].label)}
				description={t('common.form.secret.once')}
				value={value}
				readOnly
				data-autofocus
				onFocus={(event) => event.currentTarget.select()}
			/>
			{error === null ? null : (
				<Text size="sm" role="alert">
					{t(texts[noun].notCopied)}
				</Text>
			)}
			<VisuallyHidden role="status">{copied ? t(texts[noun].wasCopied) : ''}</VisuallyHidden>
			<Group justify="flex-end" gap="sm" mt="xs">
				<Button
					variant="default"
					onClick={() => {
						copy(value);
						input.current?.select();
					}}
				>
					{copied ? t('common.form.secret.copied') : t(texts[noun].copy)}
				</Button>
				<Button onClick={onDone}>{t('common.form.secret.done')}</Button>
			</Group>
		</Stack>
	);
}
