'use client';

import { clinicSettings } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { productName } from '../../lib/text/product.ts';
import type { Translate } from '../../lib/text/text-key.ts';

interface Printed {
	clinic: string;
	title: string;
	/** Null until it is printed. */
	at: string | null;
	/** The user's name; null until it is known. */
	name: string | null;
}

function printInfo(t: Translate, { clinic, title, at, name }: Printed): string {
	if (at !== null && name !== null) return t('common.print.infoAtBy', { clinic, title, at, name });
	if (at !== null) return t('common.print.infoAt', { clinic, title, at });
	if (name !== null) return t('common.print.infoBy', { clinic, title, name });
	return t('common.print.info', { clinic, title });
}

/** Is printed only: the product, what is printed, when, and by whom. */
export function PrintInfo({ title }: { title: string }) {
	const t = useTranslations();
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
			{printInfo(t, {
				clinic: isolateBidi(clinic?.name ?? productName),
				title,
				at: printedAt === null ? null : formatInstant(printedAt, locale, timeZone),
				name: user === undefined ? null : isolateBidi(user.name),
			})}
		</Text>
	);
}
