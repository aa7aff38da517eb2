'use client';

import type { Specialty } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArchive, IconStethoscope } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { NoMatch } from '../../components/record-list/no-match.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';

interface NoDoctorsProps {
	q: string;
	specialty: Specialty | null;
	status: 'active' | 'archived' | 'all';
	/** Resets the search and filters. */
	onClear: () => void;
	/** Searches the archived doctors. */
	onArchived: () => void;
}

/** Replaces an empty list of doctors, with a next step. */
export function NoDoctors({ q, specialty, status, onClear, onArchived }: NoDoctorsProps) {
	const t = useTranslations();
	const filtered = q.trim() !== '' || specialty !== null;
	const searchesArchive = filtered && status === 'active';
	const archived = trpc.doctor.list.useQuery(
		{ ...withoutEmptyValues({ q, specialty }), status: 'archived', limit: 1, total: true },
		{ enabled: searchesArchive },
	);
	const showAll = (
		<Button variant="default" onClick={onClear}>
			{t('doctor.empty.showAll')}
		</Button>
	);
	if (filtered) {
		return (
			<NoMatch
				title={t('doctor.empty.noMatch')}
				q={q}
				list={{ path: '/doctors', newNamed: (name) => t('doctor.empty.add', { name }) }}
				onArchived={searchesArchive ? onArchived : undefined}
				archived={archived.data?.total}
				showAll={showAll}
			>
				{t('doctor.empty.noMatchHint')}
			</NoMatch>
		);
	}
	if (status === 'archived') {
		return (
			<Message
				icon={<IconArchive size={22} />}
				title={t('doctor.empty.noArchived')}
				action={showAll}
			>
				{t('doctor.empty.noArchivedHint')}
			</Message>
		);
	}
	return (
		<Message
			icon={<IconStethoscope size={22} />}
			title={t('doctor.empty.none')}
			action={
				<Button component={PageLink} href="/doctors/new">
					{t('doctor.empty.addFirst')}
				</Button>
			}
		>
			{t('doctor.empty.noneHint')}
		</Message>
	);
}
