import type { PatientScope } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArchive, IconShare, IconUsers } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { NoMatch } from '../../components/record-list/no-match.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { withoutEmptyValues } from '../../lib/list/list-query.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import type { filterInput } from './list-params.ts';

const searchHints = {
	own: ' Only your own patients are searched, not those shared with you.',
	shared: ' Only patients shared with you are searched.',
	all: '',
};

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
	// Archived patients are their owner's alone.
	const hasFilters = Object.values(filters).some((value) => value !== null);
	const isFiltered = q.trim() !== '' || hasFilters;
	const searchesArchive = isFiltered && status === 'active' && scope !== 'shared';
	const archived = trpc.patient.list.useQuery(
		{ ...withoutEmptyValues({ q, ...filters }), scope, status: 'archived', limit: 1, total: true },
		{ enabled: searchesArchive },
	);
	const showAll = (
		<Button variant="default" onClick={onClear}>
			Show all patients
		</Button>
	);
	if (isFiltered) {
		return (
			<NoMatch
				title={
					q.trim() === '' ? 'No matching patients' : `Nothing matches “${isolateBidi(q.trim())}”`
				}
				q={q}
				list={{ path: '/patients', verb: 'Register' }}
				onArchived={searchesArchive ? onArchived : undefined}
				archived={archived.data?.total}
				showAll={showAll}
			>
				Try part of the name, the MRN, the last digits of the telephone number, or a birth date such
				as 1990-12-10{hasFilters ? ', or fewer filters' : ''}.{searchHints[scope]}
			</NoMatch>
		);
	}
	if (status === 'archived') {
		return (
			<Message icon={<IconArchive size={22} />} title="No archived patients" action={showAll}>
				Patients you archive are kept here and can be restored.
			</Message>
		);
	}
	if (scope === 'shared') {
		return (
			<Message icon={<IconShare size={22} />} title="No patients are shared with you">
				Colleagues can share a patient from the patient’s page, or all their patients in Settings.
			</Message>
		);
	}
	return (
		<Message
			icon={<IconUsers size={22} />}
			title="No patients yet"
			action={
				<Button component={PageLink} href="/patients/new">
					Register the first patient
				</Button>
			}
		>
			Patients you register appear here. Only you see them until you share them.
		</Message>
	);
}
