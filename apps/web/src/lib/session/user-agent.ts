import type { Translate } from '../text/text-key.ts';

// The first match counts: browsers also name those further down the list in their user agent.
const browsers: [mark: RegExp, name: string][] = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\b(?:OPR|Opera)\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];

const systems: [mark: RegExp, name: string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
	[/\bLinux\b/, 'Linux'],
];

const nameIn = (text: string, names: [mark: RegExp, name: string][]) =>
	names.find(([mark]) => mark.test(text))?.[1];

/** The browser and system of a `User-Agent`: "Firefox on Windows"; for other programs their name. */
export function deviceName(userAgent: string | null, t: Translate): string {
	if (userAgent === null) return t('common.lib.device.unknown');
	const browser = nameIn(userAgent, browsers);
	const system = nameIn(userAgent, systems);
	if (browser === undefined) return userAgent.split(/[\s/]/)[0] || t('common.lib.device.unknown');
	return system === undefined ? browser : t('common.lib.device.onSystem', { browser, system });
}
