'use client';

import { clinicSettings } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { productName } from '../../lib/text/product.ts';

/** On paper only: where the sheet comes from, who printed it, and as of when it holds. */
export function PrintInfo({ sheet }: { sheet: string }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const [at, setAt] = useState<string | null>(null);
	useEffect(() => {
		// The page is drawn for the printer as soon as this returns.
		const note = () => flushSync(() => setAt(new Date(clinicSettings().now()).toISOString()));
		addEventListener('beforeprint', note);
		return () => removeEventListener('beforeprint', note);
	}, []);
	return (
		<Text size="xs" mb="xs" data-paper-only>
			{productName} · {sheet}
			{at === null ? '' : ` · printed on ${formatInstant(at, locale, timeZone)}`}
			{user === undefined ? '' : ` by ${isolateBidi(user.name)}`}
		</Text>
	);
}
