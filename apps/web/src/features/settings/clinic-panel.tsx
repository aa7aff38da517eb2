'use client';

import { FactList } from '../../components/fact-list.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { useClinic } from '../../lib/clinic.ts';
import { useClinicQuery } from '../../lib/clinic-day.tsx';
import { countryName } from '../../lib/country-names.ts';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { useLocale } from '../../lib/locale.ts';

/** What is settled for the whole clinic, by whoever runs the product. */
export function ClinicPanel() {
	const locale = useLocale();
	const query = useClinicQuery();
	const { today } = useClinic();
	return (
		<Panel title="Clinic">
			<Loaded what="clinic’s settings" query={query} height={88}>
				{({ timeZone, country }) => (
					<FactList
						facts={[
							{ term: 'Today', value: formatPlainDate(today, locale) },
							{ term: 'Time zone', value: timeZone },
							{ term: 'Country', value: country === null ? 'Not set' : countryName(country) },
						]}
					/>
				)}
			</Loaded>
		</Panel>
	);
}
