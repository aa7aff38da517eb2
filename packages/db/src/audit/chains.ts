import type { AccessKind, AccessRight } from '@hms/contracts';
import { inArray, sql } from 'drizzle-orm';
import type { Database } from '../pool/database.ts';
import type { Db } from '../query/drizzle.ts';
import { changes } from '../schema/change.ts';

/** That somebody saw patients of one owner. */
export interface Access {
	ownerId: string;
	userId: string;
	sessionId: string;
	right: AccessRight;
	kind: AccessKind;
	patientIds: readonly string[];
	/** Milliseconds since 1970. */
	at: number;
}

/** Records are merged that are within the same five minutes. */
export const accessSlotMs = 300_000;

/** Records of who saw a patient are kept for so many days at least: `purge_accesses` refuses less. */
export const minAccessDays = 30;

/** Rows that one statement writes, of each owner: it takes a fraction of a second. */
const maxRows = 5_000;

/** Records who saw which patients. What is recorded already is left out, so a call that failed may be repeated. */
export async function recordAccesses({ system }: Database, accesses: Access[]): Promise<void> {
	await system.execute(sql`select record_accesses(${JSON.stringify(accesses)}::jsonb)`);
}

/** Chains all changes that were committed and are not chained yet. */
export async function sealChanges({ system }: Database): Promise<void> {
	for (let more = true; more; ) {
		const [row] = await system.execute<{ count: number }>(
			sql`select seal_changes(${maxRows}) as count`,
		);
		more = (row?.count ?? 0) > 0;
	}
}

/**
 * Keeps the digests of the changes to some records, so that the chain holds once these changes are erased.
 * @param db a transaction of the account that owns the database
 */
export async function keepDigests(db: Db, subjectIds: string[]): Promise<void> {
	// Whoever chains leaves a chain alone whose head is locked. A transferred patient has changes in several chains.
	await db.execute(sql`
		select from chain_heads where kind = 'changes' and owner_id in (
			select owner_id from change_links
			where change_id in (select ${changes.id} from ${changes} where ${inArray(changes.subjectId, subjectIds)})
		) order by owner_id for update`);
	await db.execute(sql`
		update change_links set erased_digest = change_digest(changes) from ${changes}
		where ${changes.id} = change_id and ${inArray(changes.subjectId, subjectIds)}`);
}
