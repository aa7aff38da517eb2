import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, openCollector } from './collector.testing.ts';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';

/** Prints the first module of OpenTelemetry that is loaded. */
const watchModules = `
	import { registerHooks } from 'node:module';
	let isTold = false;
	registerHooks({
		load(url, context, next) {
			if (!isTold && url.includes('/node_modules/@opentelemetry/')) {
				isTold = true;
				console.error('LOADED ' + url);
			}
			return next(url, context);
		},
	});`;

let data: DataFolder;
let collector: Collector;
beforeAll(async () => {
	data = await openDataFolder();
	collector = await openCollector();
});
afterAll(async () => {
	await data.close();
	await collector.close();
});

/** Runs the product, asks it for something, and stops it. @returns its output */
async function visit(settings: Record<string, string>, meanwhile = async () => {}) {
	const product = data.launch({ settings, before: watchModules });
	const url = await product.ready();
	expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
	expect((await fetch(`${url}/sign-in`)).status).toBe(200);
	expect((await fetch(`${url}/api/auth/me`)).status).toBe(401);
	await meanwhile();
	product.kill('SIGTERM');
	const { code, output } = await product.ended;
	expect(code, output).toBe(0);
	return output;
}

it('nothing of OpenTelemetry is loaded unless the variables ask for it', async () => {
	expect(await visit({ OTEL_SERVICE_NAME: 'clinic' })).not.toContain('LOADED');
}, 120_000);

it('what is left is sent at the end, and a collector that is not there stops nothing and is told of once', async () => {
	const output = await visit(
		{
			...{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
			...{ OTEL_BSP_SCHEDULE_DELAY: '600000', OTEL_EXPORTER_OTLP_TIMEOUT: '100' },
			OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://127.0.0.1:1/v1/metrics',
			OTEL_METRIC_EXPORT_INTERVAL: '100',
		},
		() => pause(1_000),
	);
	expect(output).toContain('LOADED');
	expect(output.match(/metrics are not delivered to the collector/g)).toHaveLength(1);
	expect(output).not.toContain('traces are not delivered');
	expect(collector.protobuf).toEqual([{ path: '/v1/traces', bytes: expect.any(Number) }]);
	expect(collector.protobuf[0]?.bytes).toBeGreaterThan(100);
}, 120_000);
