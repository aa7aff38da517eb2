'use client';

import { ageGroupYears, type PatientStatistics, type PlainDate } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { dateFormats } from '../../lib/dates/date-formats.ts';
import { formatPlainDate, partsOf } from '../../lib/dates/format-plain-date.ts';
import { formatNumber } from '../../lib/text/format-number.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { sexLabels } from '../patient/labels.ts';
import { BarPlot } from './plots/bar-plot.tsx';
import { ColumnPlot } from './plots/column-plot.tsx';
import { PlotNumbers } from './plots/plot-numbers.tsx';

interface PlotProps {
	query: {
		data: PatientStatistics | undefined;
		error: unknown;
		refetch: () => unknown;
		isFetching: boolean;
	};
}

const monthNames = dateFormats({ calendar: 'gregory', month: 'short' });

/** The month's name, for the first week that begins in it. */
function monthMark(week: PlainDate, locale: string): string | null {
	const { year, month, day } = partsOf(week);
	if (day > 7) return null;
	return monthNames(locale, 'UTC').format(Date.UTC(year, month - 1, day));
}

/** The number of patients registered in each of the last weeks. */
export function RegistrationsPanel({ query }: PlotProps) {
	const locale = useLocale();
	return (
		<Panel title="Registrations by week">
			<Loaded noun="numbers" query={query} height={200}>
				{({ registrations }) => (
					<>
						<ColumnPlot
							columns={registrations.map(({ week, patients }) => ({
								key: week,
								value: patients,
								hint: `Week of ${formatPlainDate(week, locale)}: ${formatNumber(patients)}`,
								mark: monthMark(week, locale),
							}))}
						/>
						<PlotNumbers
							title="Registrations by week"
							heading="Week of"
							series={['Patients']}
							rows={registrations.map(({ week, patients }) => ({
								key: week,
								name: formatPlainDate(week, locale),
								values: [patients],
							}))}
						/>
					</>
				)}
			</Loaded>
		</Panel>
	);
}

const sexes = ['female', 'male', 'other', 'unknown'] as const;

function ageGroupLabel(from: number | null, isLast: boolean): string {
	if (from === null) return 'Age not known';
	return isLast ? `${from} and older` : `${from} to ${from + ageGroupYears - 1}`;
}

/** The number of patients by age and sex. */
export function AgesPanel({ query }: PlotProps) {
	const t = useTranslations();
	const series = sexes.map((sex) => t(sexLabels[sex]));
	return (
		<Panel title="Patients by age and sex">
			<Loaded noun="numbers" query={query} height={330}>
				{({ ages }) => {
					const known = ages.filter(({ from }) => from !== null);
					const oldest = known.at(-1)?.from;
					const rows = ages.map(({ from, patients }) => ({
						key: String(from),
						name: ageGroupLabel(from, from === oldest),
						values: sexes.map((sex) => patients[sex]),
					}));
					return (
						<>
							<BarPlot series={series} bars={rows} />
							<PlotNumbers
								title="Patients by age and sex"
								heading="Age"
								series={series}
								rows={rows}
							/>
						</>
					);
				}}
			</Loaded>
		</Panel>
	);
}
