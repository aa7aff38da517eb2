import { Text } from '@mantine/core';
import type { NamedPerson } from '../../lib/text/person-name.ts';
import { PersonName } from '../record/person-name.tsx';
import { RecordLink } from '../record/record-link.tsx';

interface PersonCellProps {
	person: NamedPerson & { status: 'active' | 'archived' };
	/** The person's page; an archived person has none. */
	href: string;
	onPrefetch: () => void;
	/** The second line on screens that show only this column. */
	summary: string;
}

/** A table cell with the person's name. */
export function PersonCell({ person, href, onPrefetch, summary }: PersonCellProps) {
	return (
		<>
			{person.status === 'archived' ? (
				<Text span fw={600}>
					<PersonName person={person} />
				</Text>
			) : (
				<RecordLink href={href} onPrefetch={onPrefetch}>
					<PersonName person={person} />
				</RecordLink>
			)}
			<Text size="xs" c="dimmed" hiddenFrom="sm">
				{summary}
			</Text>
		</>
	);
}

/** Shown in a table cell in place of an unknown value. */
export const unknownValue = (
	<Text span c="dimmed" aria-label="not known">
		–
	</Text>
);
