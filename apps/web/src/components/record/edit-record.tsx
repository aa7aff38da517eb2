'use client';

import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePhoneLibrary } from '../../lib/phone/phone-number.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { BackLink } from '../page/back-link.tsx';
import { PageHeader } from '../page/page-header.tsx';
import { PageTitle } from '../page/page-title.tsx';

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
	// Its boxes are filled once, with numbers as people write them.
	const canFill = usePhoneLibrary({ atOnce: true });
	return (
		<>
			<PageTitle text={`Edit ${isolateBidi(name)}`} />
			<BackLink list={href} label={isolateBidi(name)} />
			<PageHeader
				title={
					<>
						Edit <bdi>{name}</bdi>
					</>
				}
				detail={detail}
			/>
			{canFill ? children : <Skeleton height={220} role="status" aria-label="Loading the form" />}
		</>
	);
}
