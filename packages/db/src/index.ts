export { DrizzleQueryError } from 'drizzle-orm';
export { applicationTarget, checkApplicationAccount } from './app-account.ts';
export { DataFolderInUseError, lockDataFolder } from './embedded/data-folder.ts';
export { type EmbeddedServer, runningServer, startEmbedded } from './embedded/server.ts';
export { isMigrated, migrateDatabase } from './migrate/migrate.ts';
export type { ConnectionTarget } from './pool/connect.ts';
export { Database, type Db, type PoolSettings } from './pool/database.ts';
export { isUnavailable } from './pool/unavailable.ts';
export { builder, type Recipe, type Slot, Statement, type Values } from './query/statement.ts';
export { type Span, writtenSpans } from './schema/columns.ts';
export * from './schema/index.ts';
export { TookTooLongError, TooMuchAtOnceError } from './session/costly-work.ts';
export {
	type SessionCredentials,
	type SessionCredentials as SessionProof,
	SessionEndedError,
} from './session/session-check.ts';
export type { UserAccess, UserAccess as Access } from './session/user-access.ts';
export { DatabaseSetupError } from './setup.ts';
