import type { Report } from './run.ts';

function quantile(values: number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

/** What happened and what was found, as text. */
export function describe(report: Report): string {
	const { journal, recoveries, cutConnections, cutAtCommit, starts, skipped, checked } = report;
	const rows = [...recoveries, ['all of these', [...recoveries.values()].flat()] as const].map(
		([name, seconds]) => [
			name,
			String(seconds.length),
			...[quantile(seconds, 0.5), quantile(seconds, 0.95), Math.max(...seconds)].map((value) =>
				value.toFixed(2),
			),
		],
	);
	const acknowledged = [...journal.acknowledged].map(([kind, count]) => `${count} ${kind}`);
	return [
		table(['fault', 'times', 'median s', 'p95 s', 'max s'], rows),
		'',
		`Connections to the database cut: ${cutConnections}, ${cutAtCommit} of them at commit. Requests cut by clients: ${journal.cut}.`,
		`Starts of the product: ${starts}. Requests sent again: ${journal.repeated}.`,
		`Acknowledged writes: ${journal.writes} (${acknowledged.join(', ')}).`,
		...skipped.map((reason) => `Skipped: ${reason}.`),
		'',
		...checked.map((line) => `ok     ${line}`),
		...journal.violations.map((line) => `WRONG  ${line}`),
		'',
		journal.violations.length === 0
			? 'Nothing was lost, doubled, half done or shown to others.'
			: `${journal.violations.length} violations. The seed was ${report.seed}.`,
	].join('\n');
}

function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, n) =>
		Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		cells
			.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
			.join('  ');
	return [line(head), ...rows.map(line)].join('\n');
}
