import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	type AuthSettings,
	type Limit,
	type Retention,
	type SigningKeySet,
	signingKeySet,
} from '@hms/api';
import {
	type CountryCode,
	country,
	emergencyAccesses,
	isTimeZone,
	machineTimeZone,
	type Registration,
	registrations,
	type TwoFactorRequirement,
	twoFactorRequirements,
} from '@hms/contracts';
import { z } from 'zod';
import {
	checkMail,
	clinicNamesOf,
	type MailSettings,
	mailFrom,
	mailOf,
	registrationOf,
} from './config-accounts.ts';
import { databaseUrl, host, publicUrl, smtpUrl, trustedProxies } from './config-addresses.ts';
import {
	type BackupSettings,
	backupEvery,
	backupKeep,
	backupKey,
	backupsOf,
	checkBackups,
} from './config-backups.ts';
import { type TelemetrySettings, telemetryOf, telemetryVariables } from './config-telemetry.ts';
import { accessRecordDays, count, json, limit, origins, seconds } from './config-values.ts';
import type { RequestLimits } from './plugins/admission.ts';

const hour = 3600;

const settings = z.object({
	PORT: z
		.string()
		.regex(/^\d+$/, { error: 'must be a port number' })
		.transform(Number)
		.refine((port) => port <= 65_535, { error: 'must be at most 65535' })
		.default(3000),
	HOST: host.default('127.0.0.1'),
	DATA_DIR: z.string().min(1).default('.data'),
	DATABASE_URL: databaseUrl.optional(),
	DATABASE_APP_URL: databaseUrl.optional(),
	PUBLIC_URL: publicUrl.optional(),
	TIME_ZONE: z
		.string()
		.transform((text) => text.trim())
		.refine(isTimeZone, {
			error:
				'must be a time zone that exists, by its name in the IANA database, like Europe/Berlin',
		})
		.optional(),
	COUNTRY: z
		.string()
		.transform((text) => text.trim().toUpperCase())
		.pipe(country)
		.optional(),
	REGISTRATION: z.enum(registrations).optional(),
	EMERGENCY_ACCESS: z.enum(emergencyAccesses).default('admins'),
	REQUIRE_TWO_FACTOR: z.enum(twoFactorRequirements).default('off'),
	SMTP_URL: smtpUrl.optional(),
	MAIL_FROM: mailFrom.optional(),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
	SESSION_IDLE: seconds(12 * hour),
	SESSION_MAX: seconds(30 * 24 * hour),
	SECURITY_LOG_DAYS: z
		.string()
		.regex(/^(9\d|[1-9]\d{2,4})$/, { error: 'must be a number of days, at least 90' })
		.transform(Number)
		.default(365),
	LIMIT_SIGN_IN_PER_ACCOUNT: limit({ count: 10, seconds: 900 }),
	LIMIT_SIGN_IN_PER_ADDRESS: limit({ count: 100, seconds: 900 }),
	LIMIT_REGISTER_PER_ADDRESS: limit({ count: 300, seconds: 3600 }),
	LIMIT_FORGOT_PER_ACCOUNT: limit({ count: 3, seconds: 900 }),
	LIMIT_FORGOT_PER_ADDRESS: limit({ count: 30, seconds: 900 }),
	LIMIT_REQUESTS: count(500),
	LIMIT_REQUESTS_PER_USER: count(100),
	LIMIT_CONNECTIONS_PER_USER: count(4),
	LIMIT_COSTLY_READS_PER_USER: count(2),
	LIMIT_CHANGES_PER_USER: limit({ count: 20_000, seconds: 600 }),
	ACCESS_RECORD_DAYS: accessRecordDays,
	SIGNING_KEYS: json(signingKeySet).optional(),
	CORS_ORIGINS: origins,
	METRICS_TOKEN: z
		.string()
		.regex(/^[\w.~+/=-]{16,}$/, {
			error: 'must be at least 16 characters: letters, digits and . _ ~ + / = -',
		})
		.optional(),
	BACKUP_KEY: backupKey.optional(),
	BACKUP_DIR: z.string().trim().optional(),
	BACKUP_EVERY: backupEvery.optional(),
	BACKUP_KEEP: backupKeep.optional(),
	SHUTDOWN_DELAY: seconds(0, /^\d{1,3}$/),
	TRUST_PROXY: trustedProxies.optional(),
	...telemetryVariables,
});

const environment = settings.superRefine(checkMail).superRefine(checkBackups);

export interface Config {
	port: number;
	host: string;
	/** Absolute. */
	dataDir: string;
	/** Undefined: the embedded PostgreSQL in `dataDir`. */
	databaseUrl: string | undefined;
	/** The same database with the application's account; undefined: the product creates one. */
	databaseAppUrl: string | undefined;
	/** The origin that browsers use, if it differs from `host` and `port`. */
	publicUrl: string | undefined;
	/** The clinic's time zone, a name of the IANA database. */
	timeZone: string;
	/** The country of telephone numbers without a country code; null: not set. */
	country: CountryCode | null;
	registration: Registration;
	/** Why that is so, for the log. */
	registrationReason: string;
	/** Who may open patients of others in an emergency. */
	emergencyAccess: AuthSettings['emergencyAccess'];
	requireTwoFactor: TwoFactorRequirement;
	/** Names of the clinic, as far as other settings tell them; no password may be made of these. */
	clinicNames: string[];
	/** Null: no mail is sent. */
	mail: MailSettings | null;
	logLevel: z.infer<typeof environment>['LOG_LEVEL'];
	trustProxy: string | undefined;
	/** The origins whose pages may use the API with a token. */
	corsOrigins: string[];
	/** The token for reading the metrics; undefined: nobody can. */
	metricsToken: string | undefined;
	/** Encrypts backups, and decrypts them if it is the secret one; undefined: they are not encrypted. */
	backupKey: string | undefined;
	/** Null: the product makes no backups by itself. */
	backups: BackupSettings | null;
	/** Null: neither traces nor metrics are sent. */
	telemetry: TelemetrySettings | null;
	/** Seconds for which the product still serves after it has reported "not ready". */
	shutdownDelaySeconds: number;
	/** Undefined: those in `dataDir`. */
	signingKeys: SigningKeySet | undefined;
	/** A session ends after this idle time, */
	idleSessionSeconds: number;
	/** and after this time even if it is in use. */
	sessionSeconds: number;
	limits: AuthSettings['limits'];
	/** The requests that are worked on at once. */
	requests: RequestLimits;
	/** Connections to the database that one user's requests hold at once, */
	connectionsPerUser: number;
	/** and the costly reads among them. */
	costlyReadsPerUser: number;
	/** The records that one user changes within a time; null: unlimited. */
	changesPerUser: Limit | null;
	/** For how long things are kept. */
	retention: Retention;
}

/** Invalid settings; the message has one line for each error. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

/**
 * Reads the settings from an environment. An empty value counts as not set.
 * @throws ConfigError
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
	const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const result = environment.safeParse(set);
	if (!result.success) {
		const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
		throw new ConfigError(lines.join('\n'));
	}
	const value = result.data;
	if (value.DATABASE_APP_URL && !value.DATABASE_URL) {
		throw new ConfigError(
			'DATABASE_APP_URL: needs DATABASE_URL beside it; the embedded database makes its accounts itself',
		);
	}
	return {
		port: value.PORT,
		host: value.HOST,
		dataDir: resolve(value.DATA_DIR),
		databaseUrl: value.DATABASE_URL,
		databaseAppUrl: value.DATABASE_APP_URL,
		publicUrl: value.PUBLIC_URL,
		timeZone: value.TIME_ZONE ?? machineTimeZone(),
		country: value.COUNTRY ?? null,
		...registrationOf(value),
		emergencyAccess: value.EMERGENCY_ACCESS,
		requireTwoFactor: value.REQUIRE_TWO_FACTOR,
		clinicNames: clinicNamesOf(value),
		mail: mailOf(value),
		logLevel: value.LOG_LEVEL,
		trustProxy: value.TRUST_PROXY,
		corsOrigins: value.CORS_ORIGINS,
		metricsToken: value.METRICS_TOKEN,
		backupKey: value.BACKUP_KEY,
		backups: backupsOf(value),
		telemetry: telemetryOf(value),
		shutdownDelaySeconds: value.SHUTDOWN_DELAY,
		signingKeys: value.SIGNING_KEYS,
		idleSessionSeconds: value.SESSION_IDLE,
		sessionSeconds: value.SESSION_MAX,
		limits: {
			signInPerAccount: value.LIMIT_SIGN_IN_PER_ACCOUNT,
			signInPerAddress: value.LIMIT_SIGN_IN_PER_ADDRESS,
			registerPerAddress: value.LIMIT_REGISTER_PER_ADDRESS,
			forgotPerAccount: value.LIMIT_FORGOT_PER_ACCOUNT,
			forgotPerAddress: value.LIMIT_FORGOT_PER_ADDRESS,
		},
		requests: { all: value.LIMIT_REQUESTS, perUser: value.LIMIT_REQUESTS_PER_USER },
		connectionsPerUser: value.LIMIT_CONNECTIONS_PER_USER,
		costlyReadsPerUser: value.LIMIT_COSTLY_READS_PER_USER,
		changesPerUser: value.LIMIT_CHANGES_PER_USER,
		retention: { securityLogDays: value.SECURITY_LOG_DAYS, accessDays: value.ACCESS_RECORD_DAYS },
	};
}

/** The settings of this process: its environment, and below that the file `.env` where it was started. */
export function readConfig(): Config {
	if (existsSync('.env')) process.loadEnvFile('.env');
	return parseConfig(process.env);
}
