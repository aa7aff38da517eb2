'use client';

import type { NamedPerson } from '@hms/contracts';
import { useMemo, useState } from 'react';
import { useBrowserValue } from '../hydration/use-browser-value.ts';
import { nameOfText } from '../text/name-of-text.ts';

/** The form for a new record that has the name somebody searched for, such as `/patients/new?name=Ada+Lovelace`. */
export const newRecordHref = (list: string, typed: string): string =>
	`${list}/new?${new URLSearchParams({ name: typed.trim() })}`;

const nameInUrl = () => new URLSearchParams(window.location.search).get('name') ?? '';

/** The name to fill a new record's form with; null if there is none. */
export function useOfferedName(): NamedPerson | null {
	const name = useBrowserValue(nameInUrl, '');
	// The URL of the next screen may come while the form is still there.
	const [kept, keep] = useState(name);
	if (kept === '' && name !== '') keep(name);
	return useMemo(() => nameOfText(kept) ?? null, [kept]);
}
