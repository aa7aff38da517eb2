import { Fragment } from 'react';

/** The subject of a printed sheet, such as a patient: name, birth date, MRN. Lines break only between them. */
export function SheetSubject({ subject }: { subject: string[] }) {
	return subject.map((part, n) => (
		<Fragment key={part}>
			{n === 0 ? '' : ' · '}
			<span style={{ display: 'inline-block' }}>{part}</span>
		</Fragment>
	));
}
