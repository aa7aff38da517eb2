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
			<PageTitle text="Something went wrong" />
			<Message
				isPage
				icon={<IconBug size={22} />}
				title="Something went wrong on this page"
				action={
					<Group gap="sm" justify="center">
						<Button variant="default" component={Link} href="/patients">
							Go to patients
						</Button>
						<Button onClick={onRetry}>Try again</Button>
					</Group>
				}
			>
				{digest === undefined
					? 'Everything you saved is safe. If it happens again, tell an administrator.'
					: `Everything you saved is safe. If it happens again, tell an administrator and quote ${digest}.`}
			</Message>
		</div>
	);
}
