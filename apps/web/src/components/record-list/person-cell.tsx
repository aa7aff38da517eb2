'use client';

import type { NamedPerson } from '@hms/contracts';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PersonName } from '../record/person-name.tsx';
import { PhoneText } from '../record/phone-text.tsx';
import { RecordLink } from '../record/record-link.tsx';

interface PersonCellProps {
	person: NamedPerson;
	/** The person's page; undefined where the user may not open it. */
	href: string | undefined;
	onPrefetch: () => void;
	/** The second line on screens that show only this column. */
	summary: ReactNode;
	/** Is shown beside the name. */
	marker?: ReactNode;
}

/** A table cell with the person's name. */
export function PersonCell({ person, href, onPrefetch, summary, marker }: PersonCellProps) {
	const name =
		href === undefined ? (
			<Text span fw={600}>
				<PersonName person={person} />
			</Text>
		) : (
			<RecordLink href={href} onPrefetch={onPrefetch}>
				<PersonName person={person} />
			</RecordLink>
		);
	return (
		<>
			{marker === undefined ? (
				name
			) : (
				<Group gap="0 8px">
					{name}
					{marker}
				</Group>
			)}
			<Text size="xs" c="dimmed" component="div" hiddenFrom="sm">
				{summary}
			</Text>
		</>
	);
}

/** A person's phone number as a line of the summary; nothing if there is none. */
export const PhoneLine = ({ number }: { number: string | null }) =>
	number === null ? null : (
		<div>
			<PhoneText number={number} />
		</div>
	);

function UnknownValue() {
	const t = useTranslations();
	return (
		<Text span c="dimmed" aria-label={t('common.record.notKnown')}>
			–
		</Text>
	);
}

/** Shown in a table cell in place of an unknown value. */
export const unknownValue = <UnknownValue />;
