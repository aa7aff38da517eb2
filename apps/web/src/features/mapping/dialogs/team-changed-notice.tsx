'use client';

import type { Mapping } from '@hms/contracts';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../../components/message/notice.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';

/** Tells whoever is typing into a form that the care team has changed since then, and shows it. */
export function TeamChangedNotice({ team }: { team: Mapping[] }) {
	const t = useTranslations();
	return (
		<Notice tone="warning" role="status" icon={<IconRefresh />} title={t('mapping.team.changed')}>
			{team.length === 0 ? (
				t('mapping.team.nobody')
			) : (
				<ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
					{team.map((mapping) => (
						<li key={mapping.id}>
							<PersonName person={mapping.doctor} /> · {t(roleLabels[mapping.role])}{' '}
							<PrimaryBadge mapping={mapping} />
						</li>
					))}
				</ul>
			)}
		</Notice>
	);
}
