'use client';

import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { listUrl } from '../../lib/list/list-url.ts';

interface ArchiveButtonProps {
	/** The path of the list that is shown afterwards. */
	listPath: string;
	/** @returns whether the record was archived */
	onArchive: () => Promise<boolean>;
	busy: boolean;
}

/** Archives the record of a page. */
export function ArchiveButton({ listPath, onArchive, busy }: ArchiveButtonProps) {
	const router = useRouter();
	return (
		<Button
			variant="default"
			leftSection={<IconArchive size={16} aria-hidden />}
			loading={busy}
			onClick={async () => {
				if (await onArchive()) router.push(listUrl(listPath));
			}}
		>
			Archive
		</Button>
	);
}
