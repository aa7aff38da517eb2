'use client';

import { Button, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';

interface SecretOnceProps {
	/** What it is called. */
	noun: 'link' | 'token';
	/** The secret, which is shown this once. */
	value: string;
	onDone: () => void;
	/** What it is for. */
	children: ReactNode;
}

const labels = { link: 'Link', token: 'Token' };

/** A secret to copy and hand over. */
export function SecretOnce({ noun, value, onDone, children }: SecretOnceProps) {
	const input = useRef<HTMLInputElement>(null);
	const { copy, copied, error } = useClipboard({ timeout: 4000 });
	return (
		<Stack gap="sm">
			<Text size="sm">{children}</Text>
			<TextInput
				ref={input}
				label={labels[noun]}
				description="It’s shown only once."
				value={value}
				readOnly
				data-autofocus
				onFocus={(event) => event.currentTarget.select()}
			/>
			{error === null ? null : (
				<Text size="sm" role="alert">
					This browser doesn’t allow copying. Select the {noun} and copy it with the keyboard.
				</Text>
			)}
			<VisuallyHidden role="status">{copied ? `The ${noun} was copied` : ''}</VisuallyHidden>
			<Group justify="flex-end" gap="sm" mt="xs">
				<Button
					variant="default"
					onClick={() => {
						copy(value);
						input.current?.select();
					}}
				>
					{copied ? 'Copied' : `Copy ${noun}`}
				</Button>
				<Button onClick={onDone}>Done</Button>
			</Group>
		</Stack>
	);
}
