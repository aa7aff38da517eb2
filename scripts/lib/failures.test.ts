import { describe, expect, test } from 'vitest';
import { asFailure, explainBuild, explainInstall, registryIsOutOfReach } from './failures.mjs';

describe('explainInstall', () => {
	test.each([
		[
			'a full disk, in a message that pnpm breaks over lines',
			'  ╰─▶ failed to import "a" to "b/\n      lib/tsc": No space left on device (os\n      error 28)',
			'There is no space left on the disk.',
		],
		[
			'a name that is not found',
			'npm error code ENOTFOUND\nnpm error network request to http://registry.invalid/pnpm failed',
			'The package registry is out of reach.',
		],
		[
			'a refused connection',
			'npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/pnpm failed',
			'The package registry is out of reach.',
		],
		[
			'a registry that goes away halfway',
			'Error: ERR_PNPM_META_FETCH_FAIL\n  ╰─▶ Failed to fetch metadata from http://registry.invalid/x: error\n      sending request: client error (Connect)',
			'The package registry is out of reach.',
		],
		[
			'a proxy that wants a password',
			'npm error code E407\nnpm error 407 Proxy Authentication Required',
			'The proxy between this machine and the package registry asks for a password.',
		],
		[
			'a network that inspects HTTPS',
			'npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error request to https://registry.invalid failed',
			'The certificate of the package registry is not trusted here.',
		],
		[
			'a lockfile of another state',
			'Error: ERR_PNPM_OUTDATED_LOCKFILE\n  × Cannot install with "frozen-lockfile"',
			'pnpm-lock.yaml does not fit the package.json files.',
		],
		[
			"a folder of somebody else's",
			"npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/home/somebody/.npm'",
			'A file or folder may not be written.',
		],
		['anything else', 'Segmentation fault', 'The packages could not be installed.'],
	])('knows %s', (_, output, what) => {
		const failure = explainInstall(output);
		expect(failure.message).toBe(what);
		expect(failure.advice).not.toBe('');
	});
});

describe('explainBuild', () => {
	test('shows the end of the output, plain', () => {
		const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`);
		const { details } = explainBuild([...lines, '\u001b[31mType error\u001b[39m', ''].join('\n'));
		expect(details).toMatch(/^line 61\n/);
		expect(details).toMatch(/\nType error$/);
	});

	test('does not blame the registry for a word in the code', () => {
		expect(explainBuild("Type error: 'ECONNREFUSED'").message).toBe(
			'The product could not be built.',
		);
	});
});

describe('asFailure', () => {
	test('puts an error of the machine into words', () => {
		const error = Object.assign(new Error("EACCES: permission denied, mkdir 'x'"), {
			code: 'EACCES',
		});
		expect(asFailure(error)?.message).toContain('may not be written');
	});

	test('leaves an error of ours alone', () => {
		expect(asFailure(new TypeError('x is not a function'))).toBeUndefined();
	});
});

describe('registryIsOutOfReach', () => {
	const lastTry = 'Will retry in 8s. 0 retries left.\n';

	test('gives up when every package is on its last try', () => {
		expect(registryIsOutOfReach(lastTry.repeat(40))).toBe(true);
	});

	test('bears with single packages, and with a network that works at times', () => {
		expect(registryIsOutOfReach(lastTry.repeat(5))).toBe(false);
		expect(registryIsOutOfReach(`Progress: resolved 9, downloaded 3\n${lastTry.repeat(40)}`)).toBe(
			false,
		);
	});
});
