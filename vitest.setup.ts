import type { TestProject } from 'vitest/node';
import { startTestServer } from './packages/db/src/testing.ts';

/** One PostgreSQL for the whole run: the one at DATABASE_URL, or an embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { server, stop } = await startTestServer(process.env['DATABASE_URL']);
	project.provide('testServer', server);
	return stop;
}
