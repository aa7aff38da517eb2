import type { Mapping } from '@hms/contracts';
import { IconRefresh } from '@tabler/icons-react';
import { Notice } from '../../../components/message/notice.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';

/** Tells whoever is typing into a form that the care team has changed since then, and shows it. */
export function TeamChangedNotice({ team }: { team: Mapping[] }) {
	return (
		<Notice
			tone="warning"
			role="status"
			icon={<IconRefresh />}
			title="The care team has changed since you opened this"
		>
			{team.length === 0 ? (
				'No doctor is assigned.'
			) : (
				<ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
					{team.map((mapping) => (
						<li key={mapping.id}>
							<PersonName person={mapping.doctor} /> · {roleLabels[mapping.role]}{' '}
							<PrimaryBadge mapping={mapping} />
						</li>
					))}
				</ul>
			)}
		</Notice>
	);
}
