'use client';

import { clinicSettings } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { productName } from '../../lib/text/product.ts';

/** Is printed only: the product, what is printed, when, and by whom. */
export function PrintInfo({ title }: { title: string }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { data: clinic } = useClinicQuery();
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const [printedAt, setPrintedAt] = useState<string | null>(null);
	useEffect(() => {
		const recordTime = () =>
			// Synchronous: the browser takes the page for printing when the event handlers return.
			flushSync(() => setPrintedAt(new Date(clinicSettings().now()).toISOString()));
		addEventListener('beforeprint', recordTime);
		return () => removeEventListener('beforeprint', recordTime);
	}, []);
	return (
		<Text size="xs" mb="xs" data-paper-only>
			{clinic?.name ?? productName} · {title}
			{printedAt === null ? '' : ` · printed on ${formatInstant(printedAt, locale, timeZone)}`}
			{user === undefined ? '' : ` by ${isolateBidi(user.name)}`}
		</Text>
	);
}
