// The first that is named in the text; others call themselves by the names of those that come after them.
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

/** What a person knows the sender of a `User-Agent` as: "Firefox on Windows"; a program by its own name. */
export function deviceName(userAgent: string | null): string {
	if (userAgent === null) return 'Unknown device';
	const browser = nameIn(userAgent, browsers);
	const system = nameIn(userAgent, systems);
	if (browser === undefined) return userAgent.split(/[\s/]/)[0] || 'Unknown device';
	return system === undefined ? browser : `${browser} on ${system}`;
}
