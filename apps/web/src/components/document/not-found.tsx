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
				title="There is no such page"
				action={
					<Button component={Link} href="/patients">
						Go to the patients
					</Button>
				}
			>
				The address may be incomplete, or the page has moved.
			</Message>
		</main>
	);
}
