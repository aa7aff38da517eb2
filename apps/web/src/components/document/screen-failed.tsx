'use client';

import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import Link from 'next/link';
import { Message } from '../message/message.tsx';
import { PageTitle } from '../page/page-title.tsx';

interface ScreenFailedProps {
	/** Names the error in the server's log, where it happened there. */
	digest: string | undefined;
	onRetry: () => void;
}

/** What stands in place of a screen that failed to draw itself. */
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
