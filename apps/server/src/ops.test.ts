import { readFile } from 'node:fs/promises';
import { procedures } from '@hms/api';
import { problems } from '@hms/contracts';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openServer, type Server } from './testing.ts';

const token = 'a-token-for-prometheus';
const read = (path: string) => readFile(new URL(`../../../ops/${path}`, import.meta.url), 'utf8');

interface Rule {
	alert: string;
	expr: string;
	labels: { severity: string };
	annotations: Record<string, string>;
}
const rules: Rule[] = parse(await read('prometheus/hms.rules.yml')).groups.flatMap(
	({ rules }: { rules: Rule[] }) => rules,
);

interface Panel {
	title: string;
	type: string;
	targets?: { expr: string; legendFormat: string }[];
}
const dashboard: { panels: Panel[] } = JSON.parse(await read('grafana/hms.json'));
const charts = dashboard.panels.flatMap(({ title, targets = [] }) =>
	targets.map(({ expr, legendFormat }) => ({ title, expr, legendFormat })),
);

const queries = [
	...rules.map(({ alert, expr }) => ({ name: alert, expr })),
	...charts.map(({ title, expr }) => ({ name: title, expr })),
];

interface Matcher {
	label: string;
	operator: string;
	value: string;
}

/** A series that a query names, with what it says of its labels. */
interface Named {
	metric: string;
	matchers: Matcher[];
}

/** What a query of Prometheus names. @throws if it is none */
function readQuery(expr: string) {
	const series: Named[] = [];
	const grouped: string[] = [];
	parser.parse(expr).iterate({
		enter(node) {
			const text = () => expr.slice(node.from, node.to);
			if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${expr}`);
			if (node.name === 'VectorSelector') series.push({ metric: '', matchers: [] });
			const current = series.at(-1);
			if (node.name === 'Identifier' && current?.metric === '') current.metric = text();
			if (node.name === 'UnquotedLabelMatcher') {
				const [, label = '', operator = '', value = ''] =
					/^(\w+)\s*([=!~]+)\s*"(.*)"$/.exec(text()) ?? [];
				current?.matchers.push({ label, operator, value });
			}
			if (node.name === 'GroupingLabels') grouped.push(...(text().match(/\w+/g) ?? []));
		},
	});
	return { series, grouped };
}

const named = queries.flatMap(({ expr }) => readQuery(expr).series);

/** Labels that Prometheus itself adds. */
const ofPrometheus = ['job', 'instance'];

let server: Server;
/** The labels of each series of the running product. */
const labels = new Map<string, Set<string>>();
beforeAll(async () => {
	const on = { state: 'on_time', lastAt: null, dueAt: null, failure: null } as const;
	server = await openServer(
		{ METRICS_TOKEN: token, BACKUP_DIR: '/' },
		{ backups: { failures: 0, status: () => on } },
	);
	const shown = { authorization: `Bearer ${token}` };
	const { body } = await server.send('GET', '/api/metrics', undefined, shown);
	for (const line of String(body).split('\n')) {
		const [, metric, inside = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
		if (metric === undefined) continue;
		const names = [...inside.matchAll(/(\w+)="/g)].map(([, name = '']) => name);
		labels.set(metric, new Set([...(labels.get(metric) ?? []), ...names]));
	}
});
afterAll(() => server.close());

/** Whether a label of ours can have a value. */
function isPossible(label: string, value: string): boolean {
	if (label === 'procedure') return procedures.has(value);
	if (label === 'outcome') return value === 'ok' || Object.hasOwn(problems, value);
	if (label === 'route') return server.app.hasRoute({ method: 'GET', url: value });
	if (label === 'status') return /^[1-5](\d\d|\.\.)$/.test(value);
	return false;
}

describe('the alerts and the dashboard', () => {
	it.each(queries)('$name names series and labels that the product has', ({ expr }) => {
		const { series, grouped } = readQuery(expr);
		expect(series).not.toEqual([]);
		for (const { metric, matchers } of series) {
			if (metric === 'up') continue;
			expect([...labels.keys()]).toContain(metric);
			for (const { label, value } of matchers) {
				if (ofPrometheus.includes(label)) continue;
				expect([...(labels.get(metric) ?? [])]).toContain(label);
				for (const one of value.split('|')) {
					expect(isPossible(label, one), `${label}="${one}"`).toBe(true);
				}
			}
		}
		const known = new Set(series.flatMap(({ metric }) => [...(labels.get(metric) ?? [])]));
		for (const label of grouped) expect([...ofPrometheus, ...known]).toContain(label);
	});

	it('use every series of the product', () => {
		const used = new Set(named.map(({ metric }) => metric.replace(/_(bucket|count|sum)$/, '')));
		const own = [...labels.keys()]
			.filter((metric) => metric.startsWith('hms_'))
			.map((metric) => metric.replace(/_(bucket|count|sum)$/, ''));
		expect([...new Set(own)].filter((metric) => !used.has(metric))).toEqual([]);
	});

	it('say what they show, by labels that there are', () => {
		const texts = [
			...rules.map(({ expr, annotations }) => ({
				expr,
				text: Object.values(annotations).join(' '),
			})),
			...charts.map(({ expr, legendFormat }) => ({ expr, text: legendFormat })),
		];
		for (const { expr, text } of texts) {
			expect(text).not.toBe('');
			const { series, grouped } = readQuery(expr);
			const left =
				grouped.length > 0
					? grouped
					: [...ofPrometheus, ...series.flatMap(({ metric }) => [...(labels.get(metric) ?? [])])];
			for (const [, label = ''] of text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)) {
				expect(left, text).toContain(label);
			}
		}
	});

	it('tell of what stops the clinic, and each alert how urgent it is', () => {
		expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
		for (const { alert, labels, annotations } of rules) {
			expect(['critical', 'warning'], alert).toContain(labels.severity);
			expect(Object.keys(annotations), alert).toEqual(['summary', 'description']);
		}
	});
});

it('a query with a mistake is noticed', () => {
	expect(() => readQuery('sum by (job (rate(hms_ready[5m]))')).toThrow(/not PromQL/);
	expect(readQuery('rate(hms_ready{job="a", status=~"5.."}[5m])').series).toEqual([
		{
			metric: 'hms_ready',
			matchers: [
				{ label: 'job', operator: '=', value: 'a' },
				{ label: 'status', operator: '=~', value: '5..' },
			],
		},
	]);
});
