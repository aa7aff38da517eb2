import { fullName } from '@hms/contracts';
import { IconArchive, IconUserPlus } from '@tabler/icons-react';
import { newRecordHref } from '../../lib/form/offered-name.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { nameOfText } from '../../lib/text/name-of-text.ts';
import { type Command, useNavigateTo } from './commands.tsx';

/** What to do with a text that nothing matches: register that name, or look in the archive. */
export function useOffers(q: string): Command[] {
	const navigateTo = useNavigateTo();
	if (q === '') return [];
	const name = nameOfText(q);
	const shown = name === undefined ? '' : isolateBidi(fullName(name));
	const archive = (list: string) => `${list}?${new URLSearchParams({ q, status: 'archived' })}`;
	return [
		...(name === undefined
			? []
			: [
					{
						id: 'register-name',
						label: `Register “${shown}” as a patient`,
						icon: <IconUserPlus size={18} />,
						run: () => navigateTo(newRecordHref('/patients', q)),
					},
					{
						id: 'add-name',
						label: `Add “${shown}” as a doctor`,
						icon: <IconUserPlus size={18} />,
						run: () => navigateTo(newRecordHref('/doctors', q)),
					},
				]),
		{
			id: 'archived-patients',
			label: 'Search archived patients',
			icon: <IconArchive size={18} />,
			run: () => navigateTo(archive('/patients')),
		},
		{
			id: 'archived-doctors',
			label: 'Search archived doctors',
			icon: <IconArchive size={18} />,
			run: () => navigateTo(archive('/doctors')),
		},
	];
}
