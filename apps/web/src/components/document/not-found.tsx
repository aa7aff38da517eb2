'use client';

import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import Link from 'next/link';
import { Message } from '../message/message.tsx';
import { PageTitle } from '../page/page-title.tsx';

export function NotFound() {
	return (
		<main>
			<PageTitle text="Not found" />
			<Message
				isPage
				icon={<IconMapPinOff size={22} />}
				title="Page not found"
				action={
					<Button component={Link} href="/patients">
						Go to patients
					</Button>
				}
			>
				The link may be incomplete, or the page has moved.
			</Message>
		</main>
	);
}
