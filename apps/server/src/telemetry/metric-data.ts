import type { Attributes, HrTime } from '@opentelemetry/api';
import { ValueType } from '@opentelemetry/api';
import { hrTime } from '@opentelemetry/core';
import {
	AggregationTemporality,
	DataPointType,
	type Histogram,
	type MetricData,
} from '@opentelemetry/sdk-metrics';
import type {
	MetricObjectWithValues,
	MetricValue,
	MetricValueWithName,
	Registry,
} from 'prom-client';

type Metric = MetricObjectWithValues<MetricValue<string>>;

/** When counting began. */
const startTime = hrTime(0);

/** The metrics of a registry as OpenTelemetry has them: the same names, labels and numbers. */
export async function metricDataOf(registry: Registry): Promise<MetricData[]> {
	const endTime = hrTime();
	const metrics: Metric[] = await registry.getMetricsAsJSON();
	return metrics.map((metric) => convert(metric, endTime));
}

function convert(metric: Metric, endTime: HrTime): MetricData {
	const base = {
		descriptor: {
			name: metric.name,
			description: metric.help,
			unit: '',
			valueType: ValueType.DOUBLE,
		},
		aggregationTemporality: AggregationTemporality.CUMULATIVE,
	};
	const pointOf = <Value>(labels: Attributes, value: Value) => ({
		...{ startTime, endTime, value },
		attributes: labels,
	});
	// The registry names the type by a word, and its declaration by a number.
	const type = String(metric.type);
	if (type === 'histogram') {
		const dataPoints = histograms(metric.values).map(({ labels, value }) => pointOf(labels, value));
		return { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints };
	}
	const dataPoints = metric.values.map(({ labels, value }) => pointOf({ ...labels }, value));
	return type === 'counter'
		? { ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints }
		: { ...base, dataPointType: DataPointType.GAUGE, dataPoints };
}

/** The histograms of a metric, whose values the registry gives as lines of Prometheus: buckets that contain the smaller ones. */
function histograms(values: readonly (MetricValue<string> | MetricValueWithName<string>)[]) {
	const found = new Map<string, { labels: Attributes; value: Histogram }>();
	for (const line of values) {
		const { le, ...labels }: Record<string, string | number | undefined> = line.labels;
		const key = JSON.stringify(Object.entries(labels).sort());
		const empty = { buckets: { boundaries: [], counts: [] }, sum: 0, count: 0 };
		const { value } = found.get(key) ?? { value: empty as Histogram };
		found.set(key, { labels, value });
		if (le !== undefined) {
			const { boundaries, counts } = value.buckets;
			const smaller = counts.reduce((sum, count) => sum + count, 0);
			counts.push(line.value - smaller);
			if (le !== '+Inf') boundaries.push(Number(le));
		} else if ('metricName' in line && line.metricName?.endsWith('_sum')) {
			value.sum = line.value;
		} else {
			value.count = line.value;
		}
	}
	return [...found.values()];
}
