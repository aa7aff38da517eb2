import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let root: string;

function write(file: string, text: string): void {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'workspace-'));
	write('package.json', '{}');
	write('pnpm-lock.yaml', 'lockfileVersion: 9');
	write(
		'pnpm-workspace.yaml',
		"packages:\n  - apps/*\n  - 'packages/*'\n\nallowBuilds:\n  node: true\n",
	);
	write('apps/server/package.json', '{}');
	write('packages/db/package.json', '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

test.each([
	'package.json',
	'pnpm-lock.yaml',
	'pnpm-workspace.yaml',
	'apps/server/package.json',
	'packages/db/package.json',
	'packages/new/package.json',
])('changes with %s', (file) => {
	const before = fingerprint(root);
	write(file, 'changed');
	expect(fingerprint(root)).not.toBe(before);
});

test('stays as it is when other files change', () => {
	const before = fingerprint(root);
	write('apps/server/src/main.ts', 'changed');
	write('packages/README.md', 'changed');
	expect(fingerprint(root)).toBe(before);
});

test('differs in another place, because links and binaries do', () => {
	const copy = mkdtempSync(join(tmpdir(), 'workspace-'));
	cpSync(root, copy, { recursive: true });
	expect(fingerprint(copy)).not.toBe(fingerprint(root));
	rmSync(copy, { recursive: true });
});
