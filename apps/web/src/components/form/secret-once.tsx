'use client';

import { Button, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';

interface SecretOnceProps {
	/** What it is called. */
	noun: 'link' | 'token';
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
				label={t('common.form.secret.label', { noun })}
				description={t('common.form.secret.once')}
				value={value}
				readOnly
				data-autofocus
				onFocus={(event) => event.currentTarget.select()}
			/>
			{error === null ? null : (
				<Text size="sm" role="alert">
					{t('common.form.secret.notCopied', { noun })}
				</Text>
			)}
			<VisuallyHidden role="status">
				{copied ? t('common.form.secret.wasCopied', { noun }) : ''}
			</VisuallyHidden>
			<Group justify="flex-end" gap="sm" mt="xs">
				<Button
					variant="default"
					onClick={() => {
						copy(value);
						input.current?.select();
					}}
				>
					{copied ? t('common.form.secret.copied') : t('common.form.secret.copy', { noun })}
				</Button>
				<Button onClick={onDone}>{t('common.form.secret.done')}</Button>
			</Group>
		</Stack>
	);
}
