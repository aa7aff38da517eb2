export { DrizzleQueryError } from 'drizzle-orm';
export {
	type ApplicationTarget,
	applicationTarget,
	checkApplicationAccount,
} from './app-account.ts';
export {
	type Access,
	accessSlotMs,
	keepDigests,
	minAccessDays,
	recordAccesses,
	sealChanges,
} from './audit/chains.ts';
export { type Audit, verifyAudit } from './audit/verify.ts';
export type { Finding, Head } from './audit/walk.ts';
export { type DumpOptions, dumpDatabase } from './backup/dump.ts';
export { BackupError, damagedMessage } from './backup/format.ts';
export { inspectBackup } from './backup/header.ts';
export { type Restored, restoreDatabase } from './backup/load.ts';
export { tryBackupLock, withBackupLock } from './backup/lock.ts';
export { DataFolderInUseError, lockDataFolder } from './embedded/data-folder.ts';
export { freeBytes, fullDiskSentence } from './embedded/disk.ts';
export { programsFolder } from './embedded/former.ts';
export { FormerMajorError } from './embedded/major.ts';
export { replaceDatabase, withScratchDatabase } from './embedded/replace.ts';
export { type EmbeddedServer, runningServer, startEmbedded } from './embedded/server.ts';
export { formerDatabases, hasDatabase } from './embedded/swap.ts';
export { type Upgraded, upgradeMajor } from './embedded/upgrade.ts';
export { asApplicationThatDeletes, setUser, withOwner } from './erasing.ts';
export type { DatabaseEvent, EventListener } from './events/event-listener.ts';
export { type Inspection, inspectDatabase } from './inspect.ts';
export { isMigrated, migrateDatabase } from './migrate/migrate.ts';
export { sessionAttributes, sslModes } from './pool/address.ts';
export type { ConnectionTarget } from './pool/connect.ts';
export { Database, type PoolSettings } from './pool/database.ts';
export { databaseError } from './pool/database-error.ts';
export type { StatementObserver } from './pool/observe.ts';
export { hasOwnSettings, refusePooler } from './pool/pooler.ts';
export { isDiskFull, isUnavailable } from './pool/unavailable.ts';
export { afterCommit } from './query/after-commit.ts';
export type { Db } from './query/drizzle.ts';
export {
	builder,
	type Slot,
	Statement,
	type StatementBuilder,
	type Values,
} from './query/statement.ts';
export { type Span, writtenSpans } from './schema/columns.ts';
export * from './schema/index.ts';
export { TookTooLongError } from './session/costly-reads.ts';
export { type SessionCredentials, SessionEndedError } from './session/session-check.ts';
export { BusyError, type Share, TooMuchAtOnceError } from './session/turns.ts';
export type { UserAccess, UserTransaction } from './session/user-access.ts';
export { DatabaseSetupError } from './setup.ts';
