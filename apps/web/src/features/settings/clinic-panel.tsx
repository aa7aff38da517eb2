'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../components/page/loaded.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { FactList } from '../../components/record/fact-list.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { formatField } from '../../lib/record/record-fields.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { type ClinicSettingFields, clinicTable } from '../clinic/fields.ts';
import { useMe } from '../user/queries.ts';

// Everybody's formats are in the panel of formats.
const shown = ['name', 'timeZone', 'country', 'paperSize'] as const;

/** The settings of the clinic, which administrators change. */
export function ClinicPanel() {
	const t = useTranslations();
	const locale = useLocale();
	const query = useClinicQuery();
	const { today } = useClinic();
	const table = clinicTable(t);
	const isAdmin = useMe()?.role === 'admin';
	return (
		<Panel
			title={t('settings.clinic.title')}
			actions={
				isAdmin ? (
					<Button component={PageLink} href="/settings/clinic" size="compact-sm" variant="light">
						{t('settings.clinic.change')}
					</Button>
				) : undefined
			}
		>
			<Loaded noun="clinic’s settings" query={query} height={136}>
				{(clinic) => (
					<FactList
						facts={[
							{ term: t('settings.clinic.today'), value: formatPlainDate(today, locale) },
							...shown.map((name) => ({
								term: table[name].label,
								value:
									formatField<ClinicSettingFields>(table, name, clinic[name], locale, t) ||
									t('clinic.notSet'),
							})),
						]}
					/>
				)}
			</Loaded>
		</Panel>
	);
}
