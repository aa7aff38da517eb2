import { machineTimeZone } from '@hms/contracts';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
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
	it('is empty by default', () => {
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

describe('SECURITY_LOG_DAYS', () => {
	it.each([
		['', 365],
		['90', 90],
		['2190', 2190],
	])('is read: %j', (text, securityLogDays) => {
		expect(parseConfig({ SECURITY_LOG_DAYS: text }).retention).toMatchObject({ securityLogDays });
	});

	it.each(['0', '89', '-365', '090', '365.5', '100000', 'a year'])(
		'is refused when it is %j',
		(text) => {
			expect(refusalOf({ SECURITY_LOG_DAYS: text })).toBe(
				'SECURITY_LOG_DAYS: must be a number of days, at least 90',
			);
		},
	);
});

describe('METRICS_TOKEN', () => {
	it.each(['short', 'with a space in it and long', 'ünïcödé-is-not-for-a-header'])(
		'is refused when it is %j',
		(token) => {
			expect(refusalOf({ METRICS_TOKEN: token })).toMatch(/^METRICS_TOKEN: must be at least 16/);
		},
	);
});

describe('the variables of OpenTelemetry', () => {
	const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector.example:4318';

	it('send nothing unless they name an address or an exporter', () => {
		for (const variables of [
			{},
			{ OTEL_SERVICE_NAME: 'clinic' },
			{ OTEL_SDK_DISABLED: 'True', OTEL_EXPORTER_OTLP_ENDPOINT },
			{
				OTEL_EXPORTER_OTLP_ENDPOINT,
				...{ OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' },
			},
		]) {
			expect(parseConfig(variables).telemetry, JSON.stringify(variables)).toBeNull();
		}
	});

	it('send traces, metrics or both', () => {
		expect(parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }).telemetry).toEqual({
			traces: {
				...{ protocol: 'http/protobuf', delayMs: 5000 },
				...{ sampler: 'parentbased_always_on', ratio: 1 },
			},
			metrics: { protocol: 'http/protobuf', intervalMs: 60_000 },
		});
		expect(
			parseConfig({
				...{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
				...{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
			}).telemetry,
		).toEqual({
			traces: { protocol: 'http/json', delayMs: 5000, sampler: 'traceidratio', ratio: 0.1 },
			metrics: null,
		});
		const address = { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: OTEL_EXPORTER_OTLP_ENDPOINT };
		expect(parseConfig(address).telemetry).toMatchObject({ traces: null, metrics: {} });
	});

	it.each([
		['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
		['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
		['OTEL_TRACES_EXPORTER', 'zipkin'],
		['OTEL_TRACES_SAMPLER_ARG', '10%'],
		['OTEL_METRIC_EXPORT_INTERVAL', '1m'],
		['OTEL_BSP_SCHEDULE_DELAY', '0'],
	])('are refused when %s is %j', (name, value) => {
		expect(refusalOf({ [name]: value })).toMatch(new RegExp(`^${name}: must be `));
	});
});

describe('BACKUP_DIR, BACKUP_EVERY and BACKUP_KEEP', () => {
	const BACKUP_DIR = '/mnt/elsewhere';

	it('switch backups on, each day and with older ones kept, unless they say otherwise', () => {
		expect(parseConfig({}).backups).toBeNull();
		expect(parseConfig({ BACKUP_DIR }).backups).toEqual({
			folder: BACKUP_DIR,
			everySeconds: 86_400,
			keep: { d: 7, w: 4, m: 12 },
		});
		expect(parseConfig({ BACKUP_DIR, BACKUP_KEEP: '30d' }).backups?.keep).toEqual({ d: 30 });
	});

	it.each([
		['5s', 5],
		['90m', 5400],
		[' 24h ', 86_400],
		['7d', 604_800],
	])('are read: every %j', (BACKUP_EVERY, everySeconds) => {
		expect(parseConfig({ BACKUP_DIR, BACKUP_EVERY }).backups).toMatchObject({ everySeconds });
	});

	it.each(['24', '0h', '1.5h', '-1h', '24 h', '1w', 'daily', '100000h'])(
		'are refused: every %j',
		(BACKUP_EVERY) => {
			expect(refusalOf({ BACKUP_DIR, BACKUP_EVERY })).toMatch(/^BACKUP_EVERY: must be a number/);
		},
	);

	it('are refused where somebody may count on backups that are not made', () => {
		expect(refusalOf({ BACKUP_DIR, BACKUP_KEEP: '7' })).toMatch(/^BACKUP_KEEP: must be numbers/);
		expect(refusalOf({ BACKUP_EVERY: '24h' })).toBe('BACKUP_EVERY: needs BACKUP_DIR beside it');
		expect(refusalOf({ BACKUP_KEEP: '7d' })).toBe('BACKUP_KEEP: needs BACKUP_DIR beside it');
	});
});

describe('BACKUP_KEY', () => {
	it('is a key that encrypts, or one that decrypts too', async () => {
		const secret = await generateX25519Identity();
		for (const key of [secret, await identityToRecipient(secret)])
			expect(parseConfig({ BACKUP_KEY: ` ${key} ` }).backupKey).toBe(key);
		expect(parseConfig({}).backupKey).toBeUndefined();
		for (const key of ['a phrase', secret.toLowerCase(), `${secret}Q`])
			expect(refusalOf({ BACKUP_KEY: key })).toMatch(/^BACKUP_KEY: must be a key that/);
	});
});

describe('SHUTDOWN_DELAY', () => {
	it('may be empty', () => {
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

describe('REQUIRE_TWO_FACTOR', () => {
	it('is off by default', () => {
		expect(parseConfig({}).requireTwoFactor).toBe('off');
		expect(parseConfig({ REQUIRE_TWO_FACTOR: 'admins' }).requireTwoFactor).toBe('admins');
		expect(refusalOf({ REQUIRE_TWO_FACTOR: 'yes' })).toMatch(/^REQUIRE_TWO_FACTOR: /);
	});
});

describe('names of the clinic', () => {
	it('are in its address and the sender of its mails', () => {
		expect(parseConfig({}).clinicNames).toEqual([]);
		const settings = {
			PUBLIC_URL: 'https://harbour.example',
			SMTP_URL: 'smtp://mail.example',
			MAIL_FROM: 'The Harbour <desk@harbour.example>',
		};
		expect(parseConfig(settings).clinicNames).toEqual([
			'harbour.example',
			'The Harbour',
			'desk@harbour.example',
		]);
	});
});

describe('DATABASE_APP_URL', () => {
	const urls = {
		DATABASE_URL: 'postgres://hms:secret@db.example/hms',
		DATABASE_APP_URL: 'postgres://app:secret@db.example/hms',
	};

	it('is empty by default', () => {
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

describe('PUBLIC_URL', () => {
	it.each([
		['https://clinic.example', 'https://clinic.example'],
		['https://clinic.example/', 'https://clinic.example'],
		['https://Clinic.Example:443', 'https://clinic.example'],
		['http://clinic.example:8080', 'http://clinic.example:8080'],
		['http://[::1]:3000', 'http://[::1]:3000'],
		[' http://10.0.0.7 ', 'http://10.0.0.7'],
	])('%j is the origin %s', (given, origin) => {
		expect(parseConfig({ PUBLIC_URL: given }).publicUrl).toBe(origin);
	});

	it.each([
		'https://clinic.example/app',
		'https://clinic.example//',
		'https://clinic.example/?x=1',
		'https://clinic.example?',
		'https://clinic.example#top',
		'https://user@clinic.example',
		'https://user:word@clinic.example',
		'https://a.example,https://b.example',
		'https://a.example https://b.example',
		'https:clinic.example',
		'https:///clinic.example',
		'https://clinic.example\\x',
		'clinic.example',
		'ftp://clinic.example',
		'https://',
		'https://clinic.example:99999',
	])('of which something would be lost is refused: %j', (given) => {
		expect(refusalOf({ PUBLIC_URL: given })).toMatch(
			/^PUBLIC_URL: must be the address that people/,
		);
	});
});

describe('HOST', () => {
	it.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'clinic.lan'])(
		'may be %s',
		(given) => {
			expect(parseConfig({ HOST: given }).host).toBe(given);
		},
	);

	it.each(['127.0.0.1:3000', 'http://127.0.0.1', '[::1]', 'localhost/x', 'a b', 'a,b', '-x'])(
		'is refused when it is more than that: %j',
		(given) => {
			expect(refusalOf({ HOST: given })).toMatch(/^HOST: must be an address or name/);
		},
	);
});

describe('TRUST_PROXY', () => {
	it.each(['127.0.0.1', '10.0.0.0/8, ::1', 'fd00::/8'])('may be %s', (given) => {
		expect(parseConfig({ TRUST_PROXY: given }).trustProxy).toBe(given);
	});

	it.each([
		'999.1.1.1',
		'10.0.0.0/33',
		'::/129',
		'10.0.0.0/8/8',
		'10.0.0.0/',
		'true',
		'a,,b',
		'1.2.3',
	])('is refused when it names nothing: %j', (given) => {
		expect(refusalOf({ TRUST_PROXY: given })).toMatch(/^TRUST_PROXY: must be the addresses/);
	});
});

describe('DATABASE_URL', () => {
	const partsOf = (given: string) => {
		const url = new URL(String(parseConfig({ DATABASE_URL: given }).databaseUrl));
		const { username, password, host, pathname, search } = url;
		return [username, password].map(decodeURIComponent).concat(host, pathname, search);
	};

	it.each([
		['postgres://hms:word@host:5433/clinic', ['hms', 'word', 'host:5433', '/clinic', '']],
		['postgresql://hms:word@host/clinic', ['hms', 'word', 'host', '/clinic', '']],
		['postgres://hms@host/clinic', ['hms', '', 'host', '/clinic', '']],
		['postgres://host/clinic', ['', '', 'host', '/clinic', '']],
		['postgres://hms:w%40rd%2F%23%3F%25@host/clinic', ['hms', 'w@rd/#?%', 'host', '/clinic', '']],
		['postgres://hms:w@r:d@host/clinic', ['hms', 'w@r:d', 'host', '/clinic', '']],
		['postgres://hms:w rd"ü|@host/clinic', ['hms', 'w rd"ü|', 'host', '/clinic', '']],
		[
			'postgres://hms@server:word@[::1]:5432/clinic',
			['hms@server', 'word', '[::1]:5432', '/clinic', ''],
		],
		[
			'postgres://hms:word@host/clinic?sslmode=require',
			['hms', 'word', 'host', '/clinic', '?sslmode=require'],
		],
		[
			'postgres://hms:word@host/clinic?sslmode=verify-full&sslrootcert=/dev/null',
			['hms', 'word', 'host', '/clinic', '?sslmode=verify-full&sslrootcert=/dev/null'],
		],
	])('is read part by part: %s', (given, parts) => {
		expect(partsOf(given)).toEqual(parts);
	});

	it.each([
		'postgres://hms:word@one:5432,two:5433/clinic?target_session_attrs=read-write',
		'postgres://hms:word@one,[::1]:5433,10.0.0.1/clinic?sslmode=verify-full&target_session_attrs=primary',
		'postgres://one,two/clinic',
	])('names several hosts: %s', (given) => {
		expect(parseConfig({ DATABASE_URL: given }).databaseUrl).toBe(given);
	});

	it.each([
		'postgres://hms:12/secret@host/clinic',
		'postgres://hms:12?secret@host/clinic',
		'postgres://hms:12#secret@host/clinic',
		'postgres://hms:secret%@host/clinic',
		'postgres://hms:sec%ret@host/clinic',
		'postgres://hms:secret%ff@host/clinic',
		'postgres://hms:s@cret/x@host/clinic',
		'postgres://hms:s@secret#@host/clinic',
		'postgres://hms:secret@host/clinic#top',
		'postgres://hms:secret@host/a/b',
		'postgres://hms:secret@a,/clinic',
		'postgres://hms:secret@a,b:99999/clinic',
		'postgres://hms:secret@host/clinic?target_session_attrs=secret',
		'postgres://hms:secret@a,b/clinic?target_session_attrs=any',
		'postgres://hms:secret@host:99999/clinic',
		'postgres://hms:secret@host:x/clinic',
		'postgres://hms:secret@/clinic',
		'postgres://hms:secret',
		'mysql://hms:secret@host/clinic',
		'hms:secret@host/clinic',
		'postgres://hms:secret@host/clinic?sslmode=secret',
		'postgres://hms:secret@host/clinic?sslmode=',
		'postgres://hms:secret@host/clinic?sslmode=require&sslmode=disable',
		'postgres://hms:secret@host/clinic?sslmode=require&sslrootcert=/dev/null',
		'postgres://hms:secret@host/clinic?sslrootcert=/dev/null',
		'postgres://hms:secret@host/clinic?sslmode=verify-full&sslrootcert=/dev/null/secret',
		'postgres://hms:secret@host/clinic?search_path=secret',
		'postgres://hms:secret@host/clinic?role=secret',
	])('that cannot be is refused, and none of it is told: %s', (given) => {
		const told = refusalOf({ DATABASE_URL: given });
		expect(told).toMatch(/^DATABASE_URL: (must|is|names)/);
		expect(told).not.toMatch(/secret|cret|sec%|hms:|host\/|12/);
	});

	it('reveals no part of a password in its errors', () => {
		const piece = fc.string({
			unit: fc.constantFrom(...'@/#?%:\\ &=+,;[]"\'aZ09üß\t\n'),
			maxLength: 12,
		});
		fc.assert(
			fc.property(piece, piece, fc.boolean(), (before, after, isEncoded) => {
				const password = `${before}planted${after}`;
				const written = isEncoded ? encodeURIComponent(password) : password;
				const given = `postgres://hms:${written}@host:5432/clinic`;
				let config: ReturnType<typeof parseConfig> | undefined;
				try {
					config = parseConfig({ DATABASE_URL: given });
				} catch (error) {
					expect(error).toBeInstanceOf(ConfigError);
					expect(String(error)).not.toContain('planted');
					expect(isEncoded).toBe(false);
					return;
				}
				const url = new URL(String(config.databaseUrl));
				expect([url.username, url.host, url.pathname]).toEqual(['hms', 'host:5432', '/clinic']);
				const isRight = decodeURIComponent(url.password) === password;
				// What happens to be an encoding is one: "%40" means "@".
				expect(isRight || (!isEncoded && password.includes('%'))).toBe(true);
			}),
		);
	});
});

describe('REGISTRATION', () => {
	it.each([
		[{}, 'open'],
		[{ HOST: 'localhost' }, 'open'],
		[{ HOST: '::1' }, 'open'],
		[{ HOST: '0.0.0.0' }, 'invite'],
		[{ HOST: '192.0.2.7' }, 'invite'],
		[{ PUBLIC_URL: 'https://clinic.example' }, 'invite'],
		[{ HOST: '0.0.0.0', REGISTRATION: 'open' }, 'open'],
		[{ REGISTRATION: 'invite' }, 'invite'],
		[{ REGISTRATION: 'closed' }, 'closed'],
	] as const)('with %j is %s', (environment, registration) => {
		expect(parseConfig(environment).registration).toBe(registration);
	});

	it('says why', () => {
		const reasonOf = (environment: Record<string, string>) =>
			parseConfig(environment).registrationReason;
		expect(reasonOf({})).toBe('because only this machine is listened to');
		expect(reasonOf({ HOST: '0.0.0.0' })).toBe('because HOST is 0.0.0.0');
		expect(reasonOf({ PUBLIC_URL: 'https://clinic.example' })).toBe('because PUBLIC_URL is set');
		expect(reasonOf({ REGISTRATION: 'open' })).toBe('as REGISTRATION says');
	});
});

describe('SMTP_URL and MAIL_FROM', () => {
	const SMTP_URL = 'smtps://clinic:s%40cret@mail.clinic.example';
	const PUBLIC_URL = 'https://clinic.example';

	it.each([
		['clinic@clinic.example', { name: '', address: 'clinic@clinic.example' }],
		['<clinic@clinic.example>', { name: '', address: 'clinic@clinic.example' }],
		[
			'The Clinic <Clinic@clinic.example>',
			{ name: 'The Clinic', address: 'clinic@clinic.example' },
		],
		['"Dr. Ü" <clinic@clinic.example>', { name: 'Dr. Ü', address: 'clinic@clinic.example' }],
	])('are together how mail is sent, from %s', (MAIL_FROM, from) => {
		expect(parseConfig({ SMTP_URL, MAIL_FROM }).mail).toEqual({ url: SMTP_URL, from });
	});

	it('are unset by default', () => {
		expect(parseConfig({}).mail).toBeNull();
	});

	it('need each other, and PUBLIC_URL on a network', () => {
		const MAIL_FROM = 'clinic@clinic.example';
		const HOST = '0.0.0.0';
		expect(refusalOf({ SMTP_URL })).toBe('SMTP_URL: needs MAIL_FROM beside it');
		expect(refusalOf({ MAIL_FROM })).toBe('MAIL_FROM: needs SMTP_URL beside it');
		expect(refusalOf({ SMTP_URL, MAIL_FROM, HOST })).toMatch(/^SMTP_URL: needs PUBLIC_URL/);
		expect(parseConfig({ SMTP_URL, MAIL_FROM, HOST, PUBLIC_URL }).mail).not.toBeNull();
	});

	it.each([
		'clinic',
		'a@b.example, c@d.example',
		'The Clinic',
		'x <a@b.example> y',
		'a\r\nBcc: b@c.example',
	])('are refused with the sender %j', (MAIL_FROM) => {
		expect(refusalOf({ SMTP_URL, MAIL_FROM })).toMatch(/^MAIL_FROM: must be an e-mail address/);
	});

	it.each([
		'mail.clinic.example',
		'http://mail.clinic.example',
		'smtp://',
		'smtp://clinic:se/cret@mail.clinic.example',
		'smtp://clinic:secret@mail.clinic.example?x=y',
	])('are refused with the server %s, of which nothing is told', (url) => {
		const told = refusalOf({ SMTP_URL: url, MAIL_FROM: 'a@b.example' });
		expect(told).toMatch(/^SMTP_URL: must be the address of a mail server/);
		expect(told).not.toMatch(/cret/);
	});
});
