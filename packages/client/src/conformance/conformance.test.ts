import { readFileSync } from 'node:fs';
import { createTestClinic } from '@hms/client/testing';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { conformanceCases, runConformance } from './index.ts';

const step = z.strictObject({
	as: z.string().optional(),
	method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
	path: z.string().startsWith('/'),
	headers: z.record(z.string(), z.string()).optional(),
	body: z.json().optional(),
	text: z.string().optional(),
	status: z.int().min(200).max(599),
	answer: z.json().optional(),
	answerHeaders: z.record(z.string(), z.string()).optional(),
	code: z.string().optional(),
	paths: z.array(z.string()).optional(),
	capture: z.record(z.string(), z.string()).optional(),
});
const group = z.strictObject({
	group: z.string(),
	cases: z.array(
		z.strictObject({
			name: z.string(),
			onlyRest: z.literal(true).optional(),
			steps: z.array(step).min(1),
		}),
	),
});

it('has cases of the published form, each with a name of its own', () => {
	z.array(group).parse(conformanceCases);
	for (const { cases } of conformanceCases) {
		expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
	}
	const steps = conformanceCases.flatMap(({ cases }) => cases.flatMap((one) => one.steps));
	for (const { status, code } of steps) {
		if (status >= 400 && code === undefined) expect(status).toBe(404); // of HEAD, which has no body
	}
});

it('is run as its description shows', () => {
	const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
	const [, shown] = /```ts\n(.*?)```/s.exec(textOf('README.md')) ?? [];
	expect(shown).toBe(textOf('../../examples/conformance.ts'));
});

it('finds what a server does otherwise', async () => {
	const clinic = createTestClinic();
	const forgetful: typeof fetch = async (input, init) => {
		const answer = await clinic.fetch(input, init);
		if (answer.status !== 200) return answer;
		const text = (await answer.text()).replaceAll('"notes":"', '"notes":"not ');
		return new Response(text, answer);
	};
	const results = await runConformance({
		fetch: forgetful,
		only: (_, name) => name === 'patients',
	});
	const failures = results.filter(({ failure }) => failure !== undefined);
	expect(failures.length).toBeGreaterThan(0);
	expect(failures.length).toBeLessThan(results.length);
	expect(failures[0]?.failure).toContain('notes');
});
