'use client';

import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { FactList } from '../../components/record/fact-list.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { useClinicQuery } from '../../lib/clinic/clinic-day.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { countryName } from '../../lib/phone/country-names.ts';
import { useLocale } from '../../lib/text/locale.ts';

/** The settings of the clinic, which the operator of the installation makes. */
export function ClinicPanel() {
	const locale = useLocale();
	const query = useClinicQuery();
	const { today } = useClinic();
	return (
		<Panel title="Clinic">
			<Loaded noun="clinic’s settings" query={query} height={88}>
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
