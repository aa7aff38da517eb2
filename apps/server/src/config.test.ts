import { machineTimeZone } from '@hms/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

const refusalOf = (env: Record<string, string>): string => {
	try {
		return `was taken: ${JSON.stringify(parseConfig(env))}`;
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
};

describe('CORS_ORIGINS', () => {
	it('is nobody by default', () => {
		expect(parseConfig({}).corsOrigins).toEqual([]);
		expect(parseConfig({ CORS_ORIGINS: ' ' }).corsOrigins).toEqual([]);
	});

	it('names origins, separated by commas', () => {
		const { corsOrigins } = parseConfig({
			CORS_ORIGINS: 'https://app.example,http://localhost:5173 , https://[::1]:8443',
		});
		expect(corsOrigins).toEqual([
			'https://app.example',
			'http://localhost:5173',
			'https://[::1]:8443',
		]);
	});

	it.each([
		'*',
		'null',
		'app.example',
		'https://app.example/',
		'https://app.example/path',
		'https://APP.example',
		'https://app.example:443',
		'https://user@app.example',
		'https://*.example',
		'ftp://app.example',
		'https://a.example,,https://b.example',
		'https://a.example https://b.example',
	])('is refused in one line when it is %j', (origins) => {
		const told = refusalOf({ CORS_ORIGINS: origins });
		expect(told).toMatch(/^CORS_ORIGINS: ".*" is not an origin; write them like https:/);
		expect(told).not.toContain('\n');
	});
});

describe('METRICS_TOKEN', () => {
	it.each(['short', 'with a space in it and long', 'ünïcödé-is-not-for-a-header'])(
		'is refused when it is %j',
		(token) => {
			expect(refusalOf({ METRICS_TOKEN: token })).toMatch(/^METRICS_TOKEN: must be at least 16/);
		},
	);
});

describe('SHUTDOWN_DELAY', () => {
	it('may be nothing', () => {
		expect(parseConfig({ SHUTDOWN_DELAY: '0' }).shutdownDelaySeconds).toBe(0);
		expect(parseConfig({}).shutdownDelaySeconds).toBe(0);
		expect(refusalOf({ SHUTDOWN_DELAY: '-1' })).toMatch(/^SHUTDOWN_DELAY: must be a number/);
	});
});

describe('TIME_ZONE', () => {
	afterEach(() => vi.unstubAllEnvs());

	it.each([
		'Europe/Berlin',
		'Pacific/Auckland',
		'Pacific/Kiritimati',
		'Asia/Kolkata',
		'America/Argentina/Buenos_Aires',
		'Etc/GMT+5',
		'UTC',
		'utc',
		// Names of old that the database still has, and one that is young.
		'Asia/Calcutta',
		'US/Pacific',
		'NZ',
		'EST5EDT',
		'Europe/Kyiv',
	])('may be %s', (timeZone) => {
		expect(parseConfig({ TIME_ZONE: timeZone }).timeZone).toBe(timeZone);
	});

	it.each([
		'Mars/Olympus',
		'Berlin',
		'Europe/Berlin/Mitte',
		'Europe',
		'../etc/passwd',
		'+25:00',
		'+05:30',
		'-03',
		'UTC+2',
		'GMT+5',
		'local',
		'Etc/Unknown',
		'posix/Europe/Berlin',
		// Each is India, Israel or Ireland, or the like, by whom one asks.
		'IST',
		'BST',
		'CST',
		'SystemV/PST8',
		'Europe/Bérlin',
		"UTC'; drop table patients --",
	])('is refused when it is %j', (timeZone) => {
		expect(refusalOf({ TIME_ZONE: timeZone })).toMatch(
			/^TIME_ZONE: must be a time zone that exists/,
		);
	});

	it.each([{}, { TIME_ZONE: '' }, { TIME_ZONE: '  ' }])(
		'is the machine’s where it is not set: %j',
		(environment) => {
			vi.stubEnv('TZ', 'Pacific/Auckland');
			expect(parseConfig(environment).timeZone).toBe('Pacific/Auckland');
			vi.stubEnv('TZ', 'Asia/Kolkata');
			expect(parseConfig(environment).timeZone).toMatch(/^Asia\/(Kolkata|Calcutta)$/);
		},
	);

	it.each(['Mars/Olympus', ':/etc/localtime', ''])(
		'is UTC where the machine’s own setting names none: %j',
		(TZ) => {
			vi.stubEnv('TZ', TZ);
			expect(machineTimeZone()).toBe('UTC');
		},
	);

	it('has no spaces around it', () => {
		expect(parseConfig({ TIME_ZONE: ' Europe/Paris ' }).timeZone).toBe('Europe/Paris');
	});
});

describe('COUNTRY', () => {
	it.each([
		[{}, null],
		[{ COUNTRY: ' ' }, null],
		[{ COUNTRY: 'GB' }, 'GB'],
		[{ COUNTRY: ' nz ' }, 'NZ'],
		[{ COUNTRY: 'XK' }, 'XK'],
	])('of %j is %j', (environment, country) => {
		expect(parseConfig(environment).country).toBe(country);
	});

	it.each(['UK', 'GBR', 'Germany', '44', '+44', 'G', 'EU', 'ＧＢ'])(
		'is refused when it is %j',
		(country) => {
			expect(refusalOf({ COUNTRY: country })).toBe(
				'COUNTRY: must be a country, as its two letters in ISO 3166',
			);
		},
	);
});

describe('DATABASE_APP_URL', () => {
	const urls = {
		DATABASE_URL: 'postgres://hms:secret@db.example/hms',
		DATABASE_APP_URL: 'postgres://app:secret@db.example/hms',
	};

	it('is nothing by default', () => {
		const { DATABASE_URL } = urls;
		expect(parseConfig({ DATABASE_URL }).databaseAppUrl).toBeUndefined();
		expect(parseConfig(urls).databaseAppUrl).toBe(urls.DATABASE_APP_URL);
	});

	it('is refused without the database that it is about, and when it is no address', () => {
		const { DATABASE_APP_URL } = urls;
		expect(refusalOf({ DATABASE_APP_URL })).toMatch(/^DATABASE_APP_URL: needs DATABASE_URL/);
		for (const wrong of ['app', 'https://db.example/hms']) {
			expect(refusalOf({ ...urls, DATABASE_APP_URL: wrong })).toMatch(
				/^DATABASE_APP_URL: must be the address of a PostgreSQL/,
			);
		}
	});
});
