CREATE TYPE "public"."access_kind" AS ENUM('record', 'history', 'care_team', 'list', 'search', 'similar', 'export');--> statement-breakpoint
CREATE TYPE "public"."access_right" AS ENUM('own', 'share', 'emergency');--> statement-breakpoint
CREATE TYPE "public"."chain_kind" AS ENUM('changes', 'accesses');--> statement-breakpoint
CREATE TABLE "accesses" (
	"chain_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"right" "access_right" NOT NULL,
	"kind" "access_kind" NOT NULL,
	CONSTRAINT "accesses_pkey" PRIMARY KEY("chain_id","seq")
);
--> statement-breakpoint
ALTER TABLE "accesses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chain_heads" (
	"owner_id" uuid NOT NULL,
	"kind" "chain_kind" NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"hash" "bytea" DEFAULT decode(repeat('00', 32), 'hex') NOT NULL,
	"purged_seq" bigint DEFAULT 0 NOT NULL,
	"purged_hash" "bytea" DEFAULT decode(repeat('00', 32), 'hex') NOT NULL,
	"purged_at" timestamp (3) with time zone,
	CONSTRAINT "chain_heads_pkey" PRIMARY KEY("owner_id","kind"),
	CONSTRAINT "chain_heads_hash_length" CHECK (octet_length("chain_heads"."hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "change_links" (
	"change_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"seq" bigint,
	"hash" "bytea",
	"erased_digest" "bytea"
);
--> statement-breakpoint
CREATE UNIQUE INDEX "accesses_slot_key" ON "accesses" USING btree ("patient_id","slot","user_id","session_id","kind","right");--> statement-breakpoint
CREATE INDEX "accesses_patient_index" ON "accesses" USING btree ("owner_id","patient_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_links_chain_key" ON "change_links" USING btree ("owner_id","seq");--> statement-breakpoint
CREATE INDEX "change_links_unsealed_index" ON "change_links" USING btree ("owner_id","change_id") WHERE "change_links"."seq" is null;--> statement-breakpoint
CREATE POLICY "accesses_own" ON "accesses" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
-- The functions that chain the history run as the owner of the tables.
ALTER TABLE "changes" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Changes of earlier versions wait to be chained.
INSERT INTO "change_links" ("change_id", "owner_id")
SELECT "id", coalesce("owner_id", '00000000-0000-0000-0000-000000000000') FROM "changes";
