'use client';

import { fullName, type PanelSizes } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { PersonName } from '../../components/record/person-name.tsx';
import { RecordLink } from '../../components/record/record-link.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { alwaysRefetch } from './always-refetch.ts';
import { BarPlot } from './plots/bar-plot.tsx';
import { PlotNumbers } from './plots/plot-numbers.tsx';

/** The number of doctors in the plot; the table has all. */
const maxBars = 10;

const DoctorLink = ({ doctor }: Pick<PanelSizes['items'][number], 'doctor'>) => (
	<RecordLink href={`/doctors/${doctor.id}`}>
		<PersonName person={doctor} />
	</RecordLink>
);

function Plot({ items, doctors }: PanelSizes) {
	const t = useTranslations();
	const series = [t('home.plots.patients')];
	const rows = items.map(({ doctor, patients }) => ({
		key: doctor.id,
		name: fullName(doctor),
		values: [patients],
	}));
	return (
		<>
			<BarPlot
				series={series}
				bars={items.slice(0, maxBars).map(({ doctor, patients }) => ({
					key: doctor.id,
					name:
						doctor.status === 'archived' ? (
							t.rich('home.plots.hasLeft', { doctor: () => <DoctorLink doctor={doctor} /> })
						) : (
							<DoctorLink doctor={doctor} />
						),
					values: [patients],
				}))}
			/>
			{doctors > maxBars ? (
				<Text size="sm" c="dimmed" mt="xs">
					{t('home.plots.most', { max: maxBars, total: doctors })}
				</Text>
			) : null}
			<PlotNumbers
				title={t('home.plots.panels')}
				heading={t('home.plots.doctor')}
				series={series}
				rows={rows}
			/>
		</>
	);
}

/** The number of the user's patients by doctor. */
export function PanelSizesPanel() {
	const t = useTranslations();
	const query = trpc.mapping.panels.useQuery(undefined, alwaysRefetch);
	return (
		<Panel title={t('home.plots.panels')} unbroken>
			<Loaded noun="numbers" query={query} height={300}>
				{(sizes) =>
					sizes.items.length === 0 ? (
						<Text size="sm" c="dimmed">
							{t('home.plots.noPanels')}
						</Text>
					) : (
						<Plot {...sizes} />
					)
				}
			</Loaded>
		</Panel>
	);
}
