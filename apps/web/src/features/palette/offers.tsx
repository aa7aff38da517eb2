'use client';

import { IconArchive, IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { newRecordHref } from '../../lib/form/offered-name.ts';
import { nameOfText } from '../../lib/text/name-of-text.ts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { type Command, useNavigateTo } from './commands.tsx';

/** What to do with a text that nothing matches: register that name, or look in the archive. */
export function useOffers(q: string): Command[] {
	const t = useTranslations();
	const navigateTo = useNavigateTo();
	if (q === '') return [];
	const name = nameOfText(q);
	const shown = name === undefined ? '' : isolatedName(name);
	const archive = (list: string) => `${list}?${new URLSearchParams({ q, status: 'archived' })}`;
	return [
		...(name === undefined
			? []
			: [
					{
						id: 'register-name',
						label: t('palette.offers.registerPatient', { name: shown }),
						icon: <IconUserPlus size={18} />,
						run: () => navigateTo(newRecordHref('/patients', q)),
					},
					{
						id: 'add-name',
						label: t('palette.offers.addDoctor', { name: shown }),
						icon: <IconUserPlus size={18} />,
						run: () => navigateTo(newRecordHref('/doctors', q)),
					},
				]),
		{
			id: 'archived-patients',
			label: t('palette.offers.archivedPatients'),
			icon: <IconArchive size={18} />,
			run: () => navigateTo(archive('/patients')),
		},
		{
			id: 'archived-doctors',
			label: t('palette.offers.archivedDoctors'),
			icon: <IconArchive size={18} />,
			run: () => navigateTo(archive('/doctors')),
		},
	];
}
