import type { Specialty } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArchive, IconStethoscope } from '@tabler/icons-react';
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
	const filtered = q.trim() !== '' || specialty !== null;
	const searchesArchive = filtered && status === 'active';
	const archived = trpc.doctor.list.useQuery(
		{ ...withoutEmptyValues({ q, specialty }), status: 'archived', limit: 1, total: true },
		{ enabled: searchesArchive },
	);
	const showAll = (
		<Button variant="default" onClick={onClear}>
			Show all doctors
		</Button>
	);
	if (filtered) {
		return (
			<NoMatch
				title="No matching doctors"
				q={q}
				list={{ path: '/doctors', verb: 'Add' }}
				onArchived={searchesArchive ? onArchived : undefined}
				archived={archived.data?.total}
				showAll={showAll}
			>
				Try part of the name, licence number or telephone number, or another specialty.
			</NoMatch>
		);
	}
	if (status === 'archived') {
		return (
			<Message icon={<IconArchive size={22} />} title="No archived doctors" action={showAll}>
				Doctors who leave are archived. They take no new patients, and their history is kept.
			</Message>
		);
	}
	return (
		<Message
			icon={<IconStethoscope size={22} />}
			title="No doctors yet"
			action={
				<Button component={PageLink} href="/doctors/new">
					Add the first doctor
				</Button>
			}
		>
			The whole clinic shares one directory of doctors.
		</Message>
	);
}
