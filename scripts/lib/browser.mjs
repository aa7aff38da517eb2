import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installWithApt, mayUseApt } from './apt.mjs';
import { Failure, lastLines } from './failures.mjs';
import { capture } from './processes.mjs';
import { step } from './steps.mjs';
import { root, toolEnv } from './toolchain.mjs';

const web = join(root, 'apps/web');

/**
 * Where Linux distributions and macOS put a Chromium that Playwright can drive. The one that can only be driven comes first:
 * without the windows of a desktop it takes a third less of the processor for the same tests.
 */
const USUAL_PLACES = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser, and letters for the names of the demo clinic, so that a screenshot shows no empty boxes. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'fonts-noto-core', 'fonts-wqy-zenhei'];

/**
 * The path of a Chromium for the end-to-end tests: the one that CHROMIUM_PATH names, or one that this machine has, or one
 * that is installed now. Needs the packages.
 *
 * @throws {Failure}
 */
export async function findBrowser() {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (existsSync(chosen)) return chosen;
		throw new Failure(
			`CHROMIUM_PATH names ${chosen}, which does not exist.`,
			'Correct it, or unset it.',
		);
	}
	const found = await present();
	if (found) return found;
	await step(
		'Installing a browser for the end-to-end tests',
		'Installed a browser',
		installBrowser,
	);
	const installed = await present();
	if (installed) return installed;
	throw new Failure(
		'A browser was installed, but none is found that starts.',
		'Set CHROMIUM_PATH to one.',
	);
}

/** A browser that is there and starts: some distributions have a script in its place that only says how to get it. */
async function present() {
	for (const path of [playwrightsOwn(), ...USUAL_PLACES]) {
		if (existsSync(path) && (await capture(path, ['--version'])).code === 0) return path;
	}
	return undefined;
}

/** Where Playwright would have its own browser; whether it has, is another question. */
function playwrightsOwn() {
	/** @type {{ chromium: { executablePath: () => string } }} */
	const { chromium } = createRequire(join(web, 'package.json'))('@playwright/test');
	return chromium.executablePath();
}

async function installBrowser() {
	const withApt = () => installWithApt(DEBIAN_PACKAGES);
	const ways = mayUseApt() ? [withApt, installWithPlaywright] : [installWithPlaywright];
	let said = '';
	for (const install of ways) {
		const { code, output } = await install();
		if (code === 0) return;
		said += output;
	}
	throw new Failure(
		'No Chromium was found, and none could be installed.',
		'Install Chromium or Chrome, or set CHROMIUM_PATH to one. The other tests run without: npm test -- --only=lint,types,unit',
		lastLines(said),
	);
}

/** Into the folder of the user; needs no rights, but the download site of Playwright. */
async function installWithPlaywright() {
	return await capture(join(web, 'node_modules/.bin/playwright'), ['install', 'chromium'], {
		cwd: web,
		env: toolEnv(),
	});
}
