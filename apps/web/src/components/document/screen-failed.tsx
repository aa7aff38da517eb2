'use client';

import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import Link from 'next/link';
import { Message } from '../message/message.tsx';
import { PageTitle } from '../page/page-title.tsx';

interface ScreenFailedProps {
	/** Identifies the error in the server's log, if it occurred on the server. */
	digest: string | undefined;
	onRetry: () => void;
}

/** Replaces a screen that failed to render. */
export function ScreenFailed({ digest, onRetry }: ScreenFailedProps) {
	return (
		<div role="alert">
			<PageTitle text="Failed" />
			<Message
				isPage
				icon={<IconBug size={22} />}
				title="This screen failed"
				action={
					<Group gap="sm" justify="center">
						<Button variant="default" component={Link} href="/patients">
							Go to the patients
						</Button>
						<Button onClick={onRetry}>Try again</Button>
					</Group>
				}
			>
				What is saved is safe. Try again; if it fails again, tell whoever runs the system
				{digest === undefined ? '.' : `, and name this: ${digest}.`}
			</Message>
		</div>
	);
}
