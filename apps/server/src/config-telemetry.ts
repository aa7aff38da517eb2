import { z } from 'zod';

/** What the environment variables of OpenTelemetry say. The exporters themselves read the others that begin with OTEL_EXPORTER_OTLP_. */
export interface TelemetrySettings {
	/** Null: no traces are sent. */
	traces: { protocol: Protocol; sampler: SamplerName; ratio: number; delayMs: number } | null;
	/** Null: no metrics are sent. */
	metrics: { protocol: Protocol; intervalMs: number } | null;
}

const protocols = ['http/protobuf', 'http/json'] as const;
type Protocol = (typeof protocols)[number];

const samplers = [
	'always_on',
	'always_off',
	'traceidratio',
	'parentbased_always_on',
	'parentbased_always_off',
	'parentbased_traceidratio',
] as const;
type SamplerName = (typeof samplers)[number];

/** OpenTelemetry's words do not depend on upper and lower case. */
const word = <const Words extends readonly [string, ...string[]]>(words: Words) =>
	z
		.string()
		.transform((text) => text.trim().toLowerCase())
		.pipe(z.enum(words, { error: `must be ${words.join(' or ')}` }))
		.optional();

const endpoint = z
	.string()
	.trim()
	.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
		error: 'must be an address like http://collector.example:4318',
	})
	.optional();

const milliseconds = (fallback: number) =>
	z
		.string()
		.regex(/^[1-9]\d{0,8}$/, { error: 'must be a number of milliseconds' })
		.transform(Number)
		.default(fallback);

export const telemetryVariables = {
	OTEL_SDK_DISABLED: word(['true', 'false']),
	OTEL_TRACES_EXPORTER: word(['otlp', 'none']),
	OTEL_METRICS_EXPORTER: word(['otlp', 'none']),
	OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
	OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint,
	OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: endpoint,
	OTEL_EXPORTER_OTLP_PROTOCOL: word(protocols),
	OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: word(protocols),
	OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: word(protocols),
	OTEL_TRACES_SAMPLER: word(samplers),
	OTEL_TRACES_SAMPLER_ARG: z
		.string()
		.trim()
		.regex(/^(0(\.\d+)?|1(\.0+)?)$/, { error: 'must be a share from 0 to 1, like 0.1' })
		.transform(Number)
		.default(1),
	OTEL_BSP_SCHEDULE_DELAY: milliseconds(5_000),
	OTEL_METRIC_EXPORT_INTERVAL: milliseconds(60_000),
};

type TelemetryEnvironment = z.infer<z.ZodObject<typeof telemetryVariables>>;

/** Null where neither is asked for: by an exporter, or by an address to send to. */
export function telemetryOf(value: TelemetryEnvironment): TelemetrySettings | null {
	if (value.OTEL_SDK_DISABLED === 'true') return null;
	const isSent = (signal: 'TRACES' | 'METRICS') => {
		const address = value[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`];
		const isAddressed = (address ?? value.OTEL_EXPORTER_OTLP_ENDPOINT) !== undefined;
		return (value[`OTEL_${signal}_EXPORTER`] ?? (isAddressed ? 'otlp' : 'none')) === 'otlp';
	};
	const protocolOf = (signal: 'TRACES' | 'METRICS') =>
		value[`OTEL_EXPORTER_OTLP_${signal}_PROTOCOL`] ??
		value.OTEL_EXPORTER_OTLP_PROTOCOL ??
		'http/protobuf';
	const traces = isSent('TRACES')
		? {
				protocol: protocolOf('TRACES'),
				sampler: value.OTEL_TRACES_SAMPLER ?? 'parentbased_always_on',
				ratio: value.OTEL_TRACES_SAMPLER_ARG,
				delayMs: value.OTEL_BSP_SCHEDULE_DELAY,
			}
		: null;
	const metrics = isSent('METRICS')
		? { protocol: protocolOf('METRICS'), intervalMs: value.OTEL_METRIC_EXPORT_INTERVAL }
		: null;
	return traces || metrics ? { traces, metrics } : null;
}
