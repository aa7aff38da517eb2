'use client';

import type { PatientScope } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArchive, IconShare, IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { NoMatch } from '../../components/record-list/no-match.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import type { TextKey } from '../../lib/text/text-key.ts';
import type { filterInput } from './list-params.ts';

const searchHints = {
	own: 'patient.list.onlyOwn',
	shared: 'patient.list.onlyShared',
	all: undefined,
} as const satisfies Record<PatientScope, TextKey | undefined>;

interface NoPatientsProps {
	q: string;
	status: 'active' | 'archived' | 'all';
	scope: PatientScope;
	/** The filters of the list, as the API takes them. */
	filters: ReturnType<typeof filterInput>;
	/** Resets the search and filters. */
	onClear: () => void;
	/** Searches the archived patients. */
	onArchived: () => void;
}

/** Replaces an empty list of patients, with a next step. */
export function NoPatients({ q, status, scope, filters, onClear, onArchived }: NoPatientsProps) {
	const t = useTranslations();
	// Archived patients are their owner's alone.
	const hasFilters = Object.values(filters).some((value) => value !== null);
	const isFiltered = q.trim() !== '' || hasFilters;
	const searchesArchive = isFiltered && status === 'active' && scope !== 'shared';
	const archived = trpc.patient.list.useQuery(
		{ ...withoutEmptyValues({ q, ...filters }), scope, status: 'archived', limit: 1, total: true },
		{ enabled: searchesArchive },
	);
	const hint = searchHints[scope];
	const showAll = (
		<Button variant="default" onClick={onClear}>
			{t('patient.list.showAll')}
		</Button>
	);
	if (isFiltered) {
		return (
			<NoMatch
				title={
					q.trim() === ''
						? t('patient.list.noMatch')
						: t('patient.list.nothingMatches', { q: isolateBidi(q.trim()) })
				}
				q={q}
				list={{ path: '/patients', newNamed: (name) => t('patient.list.register', { name }) }}
				onArchived={searchesArchive ? onArchived : undefined}
				archived={archived.data?.total}
				showAll={showAll}
			>
				{t(hasFilters ? 'patient.list.tryFewerFilters' : 'patient.list.try')}
				{hint === undefined ? '' : ` ${t(hint)}`}
			</NoMatch>
		);
	}
	if (status === 'archived') {
		return (
			<Message
				icon={<IconArchive size={22} />}
				title={t('patient.list.noArchived')}
				action={showAll}
			>
				{t('patient.list.noArchivedDetail')}
			</Message>
		);
	}
	if (scope === 'shared') {
		return (
			<Message icon={<IconShare size={22} />} title={t('patient.list.noShared')}>
				{t('patient.list.noSharedDetail')}
			</Message>
		);
	}
	return (
		<Message
			icon={<IconUsers size={22} />}
			title={t('patient.list.none')}
			action={
				<Button component={PageLink} href="/patients/new">
					{t('patient.list.registerFirst')}
				</Button>
			}
		>
			{t('patient.list.noneDetail')}
		</Message>
	);
}
