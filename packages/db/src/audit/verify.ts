import type postgres from 'postgres';
import { type ConnectionTarget, connect } from '../pool/connect.ts';
import { minAccessDays } from './chains.ts';
import { type ChainedRecord, type ChainKind, ChainWalk, type Finding, type Head } from './walk.ts';

/** What an audit has found. */
export interface Audit {
	/** The first record of each chain that is not as it was written; empty where everything is. */
	findings: Finding[];
	/** The last record of each chain. */
	heads: Head[];
	/** Records that were looked at. */
	records: number;
	/** Changes of the last moments, which are not chained yet. */
	unchained: number;
	/** Changes that were erased with their patients: what they were cannot be compared. */
	erased: number;
}

interface HeadRow {
	owner: string;
	kind: ChainKind;
	seq: string;
	hash: Buffer;
	purgedSeq: string;
	purgedHash: Buffer;
}

/** Rows that are in memory at once. */
const batchSize = 5_000;

const milliseconds = (at: string) => `(extract(epoch from ${at}) * 1000)::bigint`;

/**
 * Links and changes, those without the other too. A change stays in the chain of whoever owned the patient then, also when the
 * patient was transferred. `sha256` is PostgreSQL's own; everything else is computed here, and by no function
 * of the database that somebody could have changed.
 */
const changeRecords = `
	select coalesce(link.owner_id, change.owner_id, '00000000-0000-0000-0000-000000000000')::text as owner,
		link.seq, link.hash, coalesce(link.change_id, change.id)::text as id, ${milliseconds('change.at')} as at,
		link.change_id is not null as "isLinked",
		change.id is null and link.erased_digest is not null as "isErased",
		change.id is null or coalesce(change.owner_id, '00000000-0000-0000-0000-000000000000') = link.owner_id
			or change.owner_id in (
				select unnest(array[from_id, to_id])
				from public.transfers join public.transferred_patients on transfer_id = transfers.id
				where patient_id = case change.subject when 'patient' then change.subject_id
					else (select patient_id from public.mappings where mappings.id = change.subject_id) end
			) as "isOwners",
		case when change.id is null then link.erased_digest else sha256(convert_to(concat_ws('|',
			change.id, ${milliseconds('change.at')}, change.actor_id, change.subject, change.subject_id, change.action, change.fields::text
		), 'UTF8')) end as contents
	from public.change_links as link full join public.changes as change on change.id = link.change_id
	order by 1, link.seq, change.id`;

const accessRecords = `
	select chain_id::text as owner, seq, hash, id::text, ${milliseconds('at')} as at,
		true as "isLinked", false as "isErased", true as "isOwners",
		convert_to(concat_ws('|', id, ${milliseconds('at')}, patient_id, user_id, session_id, "right", kind), 'UTF8') as contents
	from public.accesses
	order by chain_id, seq`;

const statements = { changes: changeRecords, accesses: accessRecords };

/**
 * Walks the chains of the history and of the records of who saw patients, as they are at one moment.
 * @param target as the account that owns the database
 * @param anchors heads that were kept elsewhere, to compare with
 */
export async function verifyAudit(target: ConnectionTarget, anchors: Head[] = []): Promise<Audit> {
	const sql = connect(target, { max: 1, connection: { application_name: 'hms-audit' } });
	try {
		return await sql.begin('isolation level repeatable read read only', async (tx) => {
			// Assignments are hidden from the owner of the tables otherwise.
			await tx`select set_config('app.all_rows', 'on', true)`;
			const rows = await tx.unsafe<HeadRow[]>(`
				select owner_id::text as owner, kind, seq::text, hash, purged_seq::text as "purgedSeq", purged_hash as "purgedHash"
				from public.chain_heads order by kind, owner_id`);
			const audit: Audit = { findings: [], heads: [], records: 0, unchained: 0, erased: 0 };
			for (const kind of ['changes', 'accesses'] as const) {
				const isOfKind = (one: { kind: ChainKind }) => one.kind === kind;
				await walkKind(tx, kind, {
					rows: rows.filter(isOfKind),
					anchors: anchors.filter(isOfKind),
					audit,
				});
			}
			return audit;
		});
	} finally {
		await sql.end();
	}
}

async function walkKind(
	tx: postgres.TransactionSql,
	kind: ChainKind,
	{ rows, anchors, audit }: { rows: HeadRow[]; anchors: Head[]; audit: Audit },
): Promise<void> {
	const walks = new Map<string, ChainWalk>();
	const walkOf = (owner: string): ChainWalk => {
		const known = walks.get(owner);
		if (known) return known;
		const row = rows.find((one) => one.owner === owner);
		const walk = new ChainWalk(
			{ kind, owner },
			{
				head: row && { seq: Number(row.seq), hash: row.hash },
				purged: { seq: Number(row?.purgedSeq ?? 0), hash: row?.purgedHash ?? Buffer.alloc(32) },
				anchors: anchors.filter((anchor) => anchor.owner === owner),
				purgeable: Date.now() - minAccessDays * 86_400_000,
			},
		);
		walks.set(owner, walk);
		return walk;
	};
	// Also of chains without a record.
	for (const { owner } of [...rows, ...anchors]) walkOf(owner);
	for await (const batch of tx.unsafe<ChainedRecord[]>(statements[kind]).cursor(batchSize)) {
		for (const record of batch) {
			audit.records++;
			if (record.isErased) audit.erased++;
			if (record.isLinked && record.seq === null) audit.unchained++;
			walkOf(record.owner).next(record);
		}
	}
	for (const walk of walks.values()) {
		const end = walk.end();
		if ('finding' in end) audit.findings.push(end.finding);
		else if (end.head) audit.heads.push(end.head);
	}
}
