import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type Value = { stringValue?: string; intValue?: number; doubleValue?: number };
interface Attribute {
	key: string;
	value: Value;
}

export interface SentSpan {
	traceId: string;
	spanId: string;
	parentSpanId?: string;
	name: string;
	attributes: Attribute[];
	status: { code: number };
}

interface Point {
	attributes: Attribute[];
	asDouble?: number;
	count?: number;
	sum?: number;
	bucketCounts?: number[];
	explicitBounds?: number[];
}

interface SentMetric {
	name: string;
	gauge?: { dataPoints: Point[] };
	sum?: { dataPoints: Point[] };
	histogram?: { dataPoints: Point[] };
}

interface Delivery {
	resource: { attributes: Attribute[] };
	scopeSpans?: { spans: SentSpan[] }[];
	scopeMetrics?: { metrics: SentMetric[] }[];
}

const readValue = ({ stringValue, intValue, doubleValue }: Value) =>
	stringValue ?? intValue ?? doubleValue;

/** Attributes as an object. */
export const attributesOf = ({ attributes }: { attributes: Attribute[] }) =>
	Object.fromEntries(attributes.map(({ key, value }) => [key, readValue(value)]));

/** A receiver of OTLP over HTTP on a free loopback port, which keeps what it gets. */
export async function openCollector() {
	const spans: SentSpan[] = [];
	let metrics: SentMetric[] = [];
	const resources: ReturnType<typeof attributesOf>[] = [];
	/** What came in protobuf, which is not decoded: its paths and sizes. */
	const protobuf: { path: string; bytes: number }[] = [];
	let status = 200;
	let attempts = 0;
	const server = createServer(async (request, response) => {
		const body = await buffer(request);
		attempts++;
		const type = request.headers['content-type'];
		response.writeHead(status, { 'content-type': String(type) });
		if (type !== 'application/json') {
			protobuf.push({ path: String(request.url), bytes: body.length });
			response.end();
			return;
		}
		if (status === 200) {
			const { resourceSpans = [], resourceMetrics = [] }: Record<string, Delivery[]> = JSON.parse(
				body.toString(),
			);
			resources.push(
				...[...resourceSpans, ...resourceMetrics].map(({ resource }) => attributesOf(resource)),
			);
			spans.push(
				...resourceSpans.flatMap(({ scopeSpans = [] }) => scopeSpans.flatMap((one) => one.spans)),
			);
			const sent = resourceMetrics.flatMap(({ scopeMetrics = [] }) =>
				scopeMetrics.flatMap((one) => one.metrics),
			);
			if (sent.length > 0) metrics = sent;
		}
		response.end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		spans,
		/** Those of the last delivery. */
		metrics: () => metrics,
		resources,
		protobuf,
		attempts: () => attempts,
		answerWith: (answer: number) => {
			status = answer;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

export type Collector = Awaited<ReturnType<typeof openCollector>>;
