'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { PageHeader } from '../page/page-header.tsx';
import { PageLink } from '../page/page-link.tsx';

/** Where records are listed, and what that screen says. */
export interface ListLabels {
	path: string;
	label: string;
	/** What the button for a new record says. */
	newLabel: string;
	search: { label: string; placeholder: string };
}

/** The top of a list: its name, and the way to a new record. */
export function ListHeader({ list }: { list: ListLabels }) {
	return (
		<PageHeader
			title={list.label}
			actions={
				<Button
					component={PageLink}
					href={`${list.path}/new`}
					leftSection={<IconPlus size={16} aria-hidden />}
				>
					{list.newLabel}
				</Button>
			}
		/>
	);
}
