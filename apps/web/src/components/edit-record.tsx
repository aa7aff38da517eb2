'use client';

import type { ReactNode } from 'react';
import { BackLink } from './back-link.tsx';
import { PageHeader } from './page-header.tsx';
import { PageTitle } from './page-title.tsx';

interface EditRecordProps {
	/** Whose record it is. */
	name: string;
	/** A line under the title. */
	detail: ReactNode;
	/** The record's own page. */
	href: string;
	children: ReactNode;
}

/** What stands around the form of a record that is edited. */
export function EditRecord({ name, detail, href, children }: EditRecordProps) {
	return (
		<>
			<PageTitle text={`Edit ${name}`} />
			<BackLink list={href} label={name} />
			<PageHeader title={`Edit ${name}`} detail={detail} />
			{children}
		</>
	);
}
