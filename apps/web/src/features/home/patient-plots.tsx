'use client';

import { ageGroupYears, type PatientStatistics, type PlainDate } from '@hms/contracts';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { dateFormats } from '../../lib/dates/date-formats.ts';
import { formatPlainDate, partsOf } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { Translate } from '../../lib/text/text-key.ts';
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
	const t = useTranslations();
	const locale = useLocale();
	return (
		<Panel title={t('home.plots.registrations')} unbroken>
			<Loaded noun="numbers" query={query} height={200}>
				{({ registrations }) => (
					<>
						<ColumnPlot
							columns={registrations.map(({ week, patients }) => ({
								key: week,
								value: patients,
								hint: t('home.plots.weekHint', { week: formatPlainDate(week, locale), patients }),
								mark: monthMark(week, locale),
							}))}
						/>
						<PlotNumbers
							title={t('home.plots.registrations')}
							heading={t('home.plots.week')}
							series={[t('home.plots.patients')]}
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

function ageGroupLabel(t: Translate, from: number | null, isLast: boolean): string {
	if (from === null) return t('home.plots.ageUnknown');
	return isLast
		? t('home.plots.ageFrom', { from })
		: t('home.plots.ageRange', { from, to: from + ageGroupYears - 1 });
}

/** The number of patients by age and sex. */
export function AgesPanel({ query }: PlotProps) {
	const t = useTranslations();
	const series = sexes.map((sex) => t(sexLabels[sex]));
	return (
		<Panel title={t('home.plots.ages')} unbroken>
			<Loaded noun="numbers" query={query} height={330}>
				{({ ages }) => {
					const known = ages.filter(({ from }) => from !== null);
					const oldest = known.at(-1)?.from;
					const rows = ages.map(({ from, patients }) => ({
						key: String(from),
						name: ageGroupLabel(t, from, from === oldest),
						values: sexes.map((sex) => patients[sex]),
					}));
					return (
						<>
							<BarPlot series={series} bars={rows} />
							<PlotNumbers
								title={t('home.plots.ages')}
								heading={t('home.plots.age')}
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
