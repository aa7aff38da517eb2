'use client';

import type { Patient, SimilarPatientsInput } from '@hms/contracts';
import { Anchor, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/message/notice.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { PersonName } from '../../components/record/person-name.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useHomeCountry } from '../../lib/phone/home-country.ts';
import { formatPhone, usePhoneLibrary } from '../../lib/phone/phone-number.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { PatientFormValues } from './inputs.tsx';
import { similarInput } from './similar-input.ts';

/** How long typing has to pause before the query is sent; a hint may be slower than a search. */
const debounceMs = 400;

/** An archived patient of a colleague opens to its owner alone, so the link searches the archive. */
const hrefOf = ({ id, mrn, status, access }: Patient): string =>
	status === 'archived' && access !== 'own'
		? `/patients?scope=shared&status=archived&q=${encodeURIComponent(mrn)}`
		: `/patients/${id}`;

function SimilarPatient({ patient }: { patient: Patient }) {
	const t = useTranslations();
	const locale = useLocale();
	const { dateOfBirth, phone, mrn, status } = patient;
	const rest = [
		...(dateOfBirth === null
			? []
			: [t('patient.identity.born', { date: formatPlainDate(dateOfBirth, locale) })]),
		...(phone === null ? [] : [isolateBidi(formatPhone(phone))]),
		isolateBidi(mrn),
	];
	return (
		<Group component="li" gap={6}>
			<Anchor component={PageLink} href={hrefOf(patient)} inherit fw={600}>
				<PersonName person={patient} />
			</Anchor>
			<span>{rest.join(' · ')}</span>
			{status === 'archived' ? (
				<StatusBadge tone="quiet">{t('patient.similar.archived')}</StatusBadge>
			) : null}
		</Group>
	);
}

/**
 * While the form is filled in, tells whether the person may be registered already: with the same name, the same birth
 * date and a similar name, the same phone number or e-mail address. It is a hint, and does not prevent saving.
 */
export function SimilarPatients({ values }: { values: PatientFormValues }) {
	const t = useTranslations();
	const locale = useLocale();
	const country = useHomeCountry();
	// Phone numbers can be parsed after this has loaded; until then the other fields are compared.
	usePhoneLibrary();
	const [json] = useDebouncedValue(
		JSON.stringify(similarInput(values, locale, country)),
		debounceMs,
	);
	// Debounced as JSON, because equal strings are identical: a change of other fields sends no query.
	const input: SimilarPatientsInput | null = JSON.parse(json);
	const { data, isError } = trpc.patient.similar.useQuery(input ?? {}, {
		enabled: input !== null,
		placeholderData: keepPreviousData,
	});
	if (input === null) return null;
	if (isError) {
		return (
			<Text size="sm" c="dimmed" role="status">
				{t('patient.similar.failed')}
			</Text>
		);
	}
	if (data === undefined || data.items.length === 0) return null;
	return (
		<Notice
			tone="warning"
			role="status"
			icon={<IconUserSearch />}
			title={t('patient.similar.title', { count: data.items.length })}
		>
			<ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
				{data.items.map((patient) => (
					<SimilarPatient key={patient.id} patient={patient} />
				))}
			</ul>
		</Notice>
	);
}
