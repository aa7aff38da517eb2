-- Custom: functions of one chain each, which `lock_chains` and statements over all chains replace.
DROP FUNCTION IF EXISTS "lock_chain"(uuid, chain_kind, boolean);--> statement-breakpoint
DROP FUNCTION IF EXISTS "extend_chain"("chain_heads", bytea[]);
