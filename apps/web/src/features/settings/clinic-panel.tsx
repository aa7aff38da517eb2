'use client';

import { FactList } from '../../components/fact-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { useClinic } from '../../lib/clinic.ts';
import { countryName } from '../../lib/country-names.ts';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { useLocale } from '../../lib/locale.ts';

/** What is settled for the whole clinic, by whoever runs the product. */
export function ClinicPanel() {
	const locale = useLocale();
	const { today, timeZone, country } = useClinic();
	return (
		<Panel title="Clinic">
			<FactList
				facts={[
					{ term: 'Today', value: formatPlainDate(today, locale) },
					{ term: 'Time zone', value: timeZone },
					{ term: 'Country', value: country === null ? 'Not set' : countryName(country) },
				]}
			/>
		</Panel>
	);
}
