'use client';

import { useTranslations } from 'use-intl';
import { PersonName } from '../../components/record/person-name.tsx';
import { RecordLink } from '../../components/record/record-link.tsx';
import { isNotFound } from '../../lib/api/failure.ts';
import { usePatient } from '../patient/queries.ts';

/** The name of a patient who is shared, with a link to the page; an archived one has none. */
export function SharedPatient({ id }: { id: string }) {
	const t = useTranslations();
	const { data, error } = usePatient(id);
	if (data === undefined)
		return t(isNotFound(error) ? 'share.archivedPatient' : 'share.onePatient');
	return (
		<RecordLink href={`/patients/${id}`}>
			<PersonName person={data} />
		</RecordLink>
	);
}
