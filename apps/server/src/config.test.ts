import { describe, expect, it } from 'vitest';
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
