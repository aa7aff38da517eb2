'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { PageHeader } from '../page/page-header.tsx';
import { PageLink } from '../page/page-link.tsx';

/** The path of a list of records, and the texts of its screen. */
export interface ListLabels {
	path: string;
	label: string;
	/** The button for a new record. */
	newLabel: string;
	search: { label: string; placeholder: string };
}

/** The header of a list: its title, and a button for a new record. */
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
