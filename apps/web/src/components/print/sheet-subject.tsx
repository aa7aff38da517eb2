import { Fragment } from 'react';

/** What a sheet is about, such as a patient: name, birth date, MRN. None of them is torn apart where a line ends. */
export function SheetSubject({ about }: { about: string[] }) {
	return about.map((part, n) => (
		<Fragment key={part}>
			{n === 0 ? '' : ' · '}
			<span style={{ display: 'inline-block' }}>{part}</span>
		</Fragment>
	));
}
