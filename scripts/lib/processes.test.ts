import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capture } from './processes.mjs';

/** A process of its own that calls `attach` or `capture` on a shell command, and ends as start.mjs would. */
function caller(call: 'attach' | 'capture', command: string) {
	const module = new URL('./processes.mjs', import.meta.url);
	const script = `
    import { ${call} as call } from '${module}';
    const result = await call('/bin/sh', ['-c', ${JSON.stringify(command)}]).catch((error) => ({ code: error.exitCode }));
    process.exitCode = result.code;`;
	return spawn(process.execPath, ['--input-type=module', '--eval', script]);
}

test('capture gives back all output and the exit code', async () => {
	const { code, output } = await capture('/bin/sh', ['-c', 'echo out; echo err >&2; exit 3']);
	expect(code).toBe(3);
	expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('capture ends a program, and what that started, once it is hopeless', async () => {
	const { code } = await capture('/bin/sh', ['-c', 'echo hopeless; (sleep 3600); echo never'], {
		giveUp: (output) => output.includes('hopeless'),
	});
	expect(code).toBe(137);
});

test('capture ends what it started when it is told to stop', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'capture-'));
	const started = watch(folder);
	const process = caller('capture', `touch ${folder}/started; (sleep 3600); exit 0`);
	await once(started, 'change');
	started.close();
	rmSync(folder, { recursive: true });
	process.kill('SIGTERM');
	// What it started holds its output open: that it ends too is what closes it.
	const [code] = await once(process, 'close');
	expect(code).toBe(143);
});

test('attach passes the request to stop on, and the answer back', async () => {
	const process = caller(
		'attach',
		'trap "echo stopped; exit 7" TERM; echo ready; while :; do sleep 0.1; done',
	);
	let said = '';
	process.stdout.on('data', (text) => {
		said += text;
		if (said === 'ready\n') process.kill('SIGTERM');
	});
	const [code] = await once(process, 'close');
	expect(code).toBe(7);
	expect(said).toBe('ready\nstopped\n');
});
