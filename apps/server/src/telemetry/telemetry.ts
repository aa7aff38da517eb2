import { setTimeout as pause } from 'node:timers/promises';
import type { ExportResult } from '@opentelemetry/core';
import {
	defaultResource,
	detectResources,
	envDetector,
	resourceFromAttributes,
	serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import {
	MeterProvider,
	PeriodicExportingMetricReader,
	type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import {
	AlwaysOffSampler,
	AlwaysOnSampler,
	BatchSpanProcessor,
	ParentBasedSampler,
	type SpanExporter,
	TraceIdRatioBasedSampler,
	TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import type { TelemetrySettings } from '../config-telemetry.ts';
import { describeError } from '../log.ts';
import { version } from '../version.ts';
import { metricDataOf } from './metric-data.ts';
import { Tracing } from './tracing.ts';

/** The longest that the end of the process waits for the last delivery, in milliseconds. */
const closingMs = 2_000;

/** The parts of a process that are shut down. */
interface Provider {
	shutdown(): Promise<void>;
}

/** Sends traces and metrics to a collector. Only this folder loads OpenTelemetry, and only where settings ask for it. */
export class Telemetry {
	/** Undefined: no traces are sent. */
	readonly tracing: Tracing | undefined;
	readonly #metricExporter: PushMetricExporter | undefined;
	readonly #settings: TelemetrySettings;
	readonly #providers: Provider[] = [];
	/** The service as OpenTelemetry's variables name it; an id of the process tells those of several machines apart. */
	readonly #resource = defaultResource()
		.merge(resourceFromAttributes({ 'service.name': 'hms', 'service.version': version }))
		.merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }));

	private constructor(
		settings: TelemetrySettings,
		traceExporter: SpanExporter | undefined,
		metricExporter: PushMetricExporter | undefined,
	) {
		this.#settings = settings;
		this.#metricExporter = metricExporter;
		const { traces } = settings;
		if (!traces || !traceExporter) return;
		const provider = new TracerProvider({
			resource: this.#resource,
			sampler: samplerOf(traces),
			spanProcessors: [
				new BatchSpanProcessor({ exporter: traceExporter, scheduledDelayMillis: traces.delayMs }),
			],
		});
		this.#providers.push(provider);
		this.tracing = new Tracing(provider.getTracer('hms', version));
	}

	static async open(settings: TelemetrySettings, log: FastifyBaseLogger): Promise<Telemetry> {
		const { traces, metrics } = settings;
		const traceExporter = traces && (await loadTraceExporter(traces.protocol));
		const metricExporter = metrics && (await loadMetricExporter(metrics.protocol));
		return new Telemetry(
			settings,
			traceExporter ? watched(traceExporter, 'traces', log) : undefined,
			metricExporter ? watched(metricExporter, 'metrics', log) : undefined,
		);
	}

	get sendsMetrics(): boolean {
		return this.#metricExporter !== undefined;
	}

	/** Sends the metrics of a registry from now on. */
	sendMetrics(registry: Registry): void {
		const { metrics } = this.#settings;
		if (!metrics || !this.#metricExporter) return;
		const resource = this.#resource;
		const producer = {
			collect: async () => ({
				resourceMetrics: {
					resource,
					scopeMetrics: [
						{ scope: { name: 'hms', version }, metrics: await metricDataOf(registry) },
					],
				},
				errors: [],
			}),
		};
		const reader = new PeriodicExportingMetricReader({
			exporter: this.#metricExporter,
			exportIntervalMillis: metrics.intervalMs,
			metricProducers: [producer],
		});
		this.#providers.push(new MeterProvider({ resource, readers: [reader] }));
	}

	/** Sends what is left. A collector that does not answer is not waited for. @param left milliseconds until the process ends */
	async close(left: number): Promise<void> {
		const sent = Promise.allSettled(this.#providers.map((provider) => provider.shutdown()));
		await Promise.race([sent, pause(Math.min(left * 0.8, closingMs), undefined, { ref: false })]);
	}
}

async function loadTraceExporter(protocol: string): Promise<SpanExporter> {
	const { OTLPTraceExporter } =
		protocol === 'http/json'
			? await import('@opentelemetry/exporter-trace-otlp-http')
			: await import('@opentelemetry/exporter-trace-otlp-proto');
	return new OTLPTraceExporter();
}

async function loadMetricExporter(protocol: string): Promise<PushMetricExporter> {
	const { OTLPMetricExporter } =
		protocol === 'http/json'
			? await import('@opentelemetry/exporter-metrics-otlp-http')
			: await import('@opentelemetry/exporter-metrics-otlp-proto');
	return new OTLPMetricExporter();
}

/** Lets the log say when a collector no longer takes what is sent, and when it does again: not each time. */
function watched<
	Items,
	Exporter extends { export(items: Items, done: (result: ExportResult) => void): void },
>(exporter: Exporter, what: 'traces' | 'metrics', log: FastifyBaseLogger): Exporter {
	const send = exporter.export.bind(exporter);
	let isFailing = false;
	exporter.export = (items, done) =>
		send(items, (result) => {
			const { error } = result;
			if (error && !isFailing) {
				log.warn({ error: describeError(error) }, `${what} are not delivered to the collector`);
			}
			if (!error && isFailing) log.info(`${what} are delivered to the collector again`);
			isFailing = error !== undefined;
			done(result);
		});
	return exporter;
}

function samplerOf({ sampler, ratio }: NonNullable<TelemetrySettings['traces']>) {
	const isOfParent = sampler.startsWith('parentbased_');
	const root = sampler.endsWith('always_off')
		? new AlwaysOffSampler()
		: sampler.endsWith('traceidratio')
			? new TraceIdRatioBasedSampler(ratio)
			: new AlwaysOnSampler();
	return isOfParent ? new ParentBasedSampler({ root }) : root;
}
