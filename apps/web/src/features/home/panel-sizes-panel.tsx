'use client';

import { fullName, type PanelSizes } from '@hms/contracts';
import { Text } from '@mantine/core';
import { Loaded } from '../../components/page/loaded.tsx';
import { Panel } from '../../components/page/panel.tsx';
import { PersonName } from '../../components/record/person-name.tsx';
import { RecordLink } from '../../components/record/record-link.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { formatNumber } from '../../lib/text/format-number.ts';
import { alwaysRefetch } from './always-refetch.ts';
import { BarPlot } from './plots/bar-plot.tsx';
import { PlotNumbers } from './plots/plot-numbers.tsx';

/** The number of doctors in the plot; the table has all. */
const maxBars = 10;

function Plot({ items, doctors }: PanelSizes) {
	const rows = items.map(({ doctor, patients }) => ({
		key: doctor.id,
		name: fullName(doctor),
		values: [patients],
	}));
	return (
		<>
			<BarPlot
				series={['Patients']}
				bars={items.slice(0, maxBars).map(({ doctor, patients }) => ({
					key: doctor.id,
					name: (
						<>
							<RecordLink href={`/doctors/${doctor.id}`}>
								<PersonName person={doctor} />
							</RecordLink>
							{doctor.status === 'archived' ? ' (has left)' : null}
						</>
					),
					values: [patients],
				}))}
			/>
			{doctors > maxBars ? (
				<Text size="sm" c="dimmed" mt="xs">
					{`The ${maxBars} with the most patients, of ${formatNumber(doctors)}.`}
				</Text>
			) : null}
			<PlotNumbers title="Patients by doctor" heading="Doctor" series={['Patients']} rows={rows} />
		</>
	);
}

/** The number of the user's patients by doctor. */
export function PanelSizesPanel() {
	const query = trpc.mapping.panels.useQuery(undefined, alwaysRefetch);
	return (
		<Panel title="Patients by doctor">
			<Loaded noun="numbers" query={query} height={300}>
				{(sizes) =>
					sizes.items.length === 0 ? (
						<Text size="sm" c="dimmed">
							No doctor is assigned yet. Open a patient to assign one.
						</Text>
					) : (
						<Plot {...sizes} />
					)
				}
			</Loaded>
		</Panel>
	);
}
