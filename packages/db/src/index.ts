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
export * from './schema/index.ts';
export { builder, type Recipe, type Slot, Statement, type Values } from './statement.ts';
