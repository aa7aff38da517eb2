'use client';

import { Button, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';

interface LinkOnceProps {
	/** A secret link, which is shown this once. */
	url: string;
	onDone: () => void;
	/** What the link is for. */
	children: ReactNode;
}

/** A link to copy and hand over. */
export function LinkOnce({ url, onDone, children }: LinkOnceProps) {
	const input = useRef<HTMLInputElement>(null);
	const { copy, copied, error } = useClipboard({ timeout: 4000 });
	return (
		<Stack gap="sm">
			<Text size="sm">{children}</Text>
			<TextInput
				ref={input}
				label="Link"
				description="It is shown this once."
				value={url}
				readOnly
				data-autofocus
				onFocus={(event) => event.currentTarget.select()}
			/>
			{error === null ? null : (
				<Text size="sm" role="alert">
					This browser does not let the page copy. Select the link, and copy it with the keyboard.
				</Text>
			)}
			<VisuallyHidden role="status">{copied ? 'The link is copied' : ''}</VisuallyHidden>
			<Group justify="flex-end" gap="sm" mt="xs">
				<Button
					variant="default"
					onClick={() => {
						copy(url);
						input.current?.select();
					}}
				>
					{copied ? 'Copied' : 'Copy link'}
				</Button>
				<Button onClick={onDone}>Done</Button>
			</Group>
		</Stack>
	);
}
