export { DrizzleQueryError } from 'drizzle-orm';
export {
	type Access,
	isUnavailable,
	JoinedAccess,
	SessionEndedError,
	type SessionProof,
} from './access.ts';
export { type ConnectionTarget, Database, type Db, type PoolSettings } from './client.ts';
export { lockDataFolder } from './data-folder.ts';
export { type EmbeddedServer, startEmbedded } from './embedded.ts';
export { DatabaseSetupError, isMigrated, migrateDatabase } from './migrate.ts';
export { Reading, type Values } from './reading.ts';
export * from './schema/index.ts';
