import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	index,
	pgEnum,
	pgTable,
	primaryKey,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { bytesColumn, instantColumn } from './columns.ts';

/** What is chained by hash, for each owner apart; the directory's history has the owner `directoryChain`. */
export const chainKind = pgEnum('chain_kind', ['changes', 'accesses']);

/** The owner of the chain of the directory's history. */
export const directoryChain = '00000000-0000-0000-0000-000000000000';

/** The last record of each chain, and how far the chain was purged. Functions of `sql/tables/chains.sql` write it. */
export const chainHeads = pgTable(
	'chain_heads',
	{
		ownerId: uuid('owner_id').notNull(),
		kind: chainKind('kind').notNull(),
		/** The number of the last record, and its hash; zero and zeros while there is none. */
		seq: bigint('seq', { mode: 'number' }).notNull().default(0),
		hash: bytesColumn('hash').notNull().default(sql`decode(repeat('00', 32), 'hex')`),
		/** Those of the last record that was purged, and its time. */
		purgedSeq: bigint('purged_seq', { mode: 'number' }).notNull().default(0),
		purgedHash: bytesColumn('purged_hash').notNull().default(sql`decode(repeat('00', 32), 'hex')`),
		purgedAt: instantColumn('purged_at'),
	},
	(table) => [
		primaryKey({ name: 'chain_heads_pkey', columns: [table.ownerId, table.kind] }),
		check('chain_heads_hash_length', sql`octet_length(${table.hash}) = 32`),
	],
);

/**
 * The links of the history's chains, one for each row of `changes`. A trigger writes a link with the change, without number and
 * hash; `seal_changes` adds them once the change is committed.
 */
export const changeLinks = pgTable(
	'change_links',
	{
		changeId: uuid('change_id').primaryKey(),
		/** Whose record it was when it was changed. */
		ownerId: uuid('owner_id').notNull(),
		seq: bigint('seq', { mode: 'number' }),
		hash: bytesColumn('hash'),
		/** Of a change that was erased with its patient: its digest, from which the hash was computed. */
		erasedDigest: bytesColumn('erased_digest'),
	},
	(table) => [
		uniqueIndex('change_links_chain_key').on(table.ownerId, table.seq),
		index('change_links_unsealed_index')
			.on(table.ownerId, table.changeId)
			.where(sql`${table.seq} is null`),
	],
);
