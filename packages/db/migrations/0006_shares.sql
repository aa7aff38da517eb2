CREATE TYPE "public"."share_level" AS ENUM('read', 'write');--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"patient_id" uuid,
	"level" "share_level" NOT NULL,
	"until" date,
	"ends_at" timestamp (3) with time zone,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_once" UNIQUE NULLS NOT DISTINCT("owner_id","user_id","patient_id"),
	CONSTRAINT "shares_with_another" CHECK ("shares"."owner_id" <> "shares"."user_id"),
	CONSTRAINT "shares_until_ends" CHECK (("shares"."until" is null) = ("shares"."ends_at" is null))
);
--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_patient_fkey" FOREIGN KEY ("owner_id","patient_id") REFERENCES "public"."patients"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shares_given_index" ON "shares" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "shares_received_index" ON "shares" USING btree ("user_id","created_at","id");--> statement-breakpoint
DROP POLICY "mappings_own" ON "mappings" CASCADE;--> statement-breakpoint
DROP POLICY "mrn_counters_own" ON "mrn_counters" CASCADE;--> statement-breakpoint
DROP POLICY "patients_own" ON "patients" CASCADE;--> statement-breakpoint
DROP POLICY "patient_words_own" ON "patient_words" CASCADE;--> statement-breakpoint
CREATE POLICY "mappings_read" ON "mappings" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.readable_ids', true), '') is null then true end) is not null or patient_id = any ((select nullif(current_setting('app.readable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "mappings_insert" ON "mappings" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or patient_id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "mappings_update" ON "mappings" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or patient_id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[]))) WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or patient_id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "mrn_counters_read" ON "mrn_counters" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.readable_ids', true), '') is null then true end) is not null or (select nullif(current_setting('app.readable_ids', true), ''))::uuid[] <> '{}'));--> statement-breakpoint
CREATE POLICY "mrn_counters_insert" ON "mrn_counters" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or (select nullif(current_setting('app.writable_ids', true), ''))::uuid[] <> '{}'));--> statement-breakpoint
CREATE POLICY "mrn_counters_update" ON "mrn_counters" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or (select nullif(current_setting('app.writable_ids', true), ''))::uuid[] <> '{}')) WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or (select nullif(current_setting('app.writable_ids', true), ''))::uuid[] <> '{}'));--> statement-breakpoint
CREATE POLICY "patients_read" ON "patients" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.readable_ids', true), '') is null then true end) is not null or id = any ((select nullif(current_setting('app.readable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "patients_insert" ON "patients" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "patients_update" ON "patients" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[]))) WITH CHECK (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "patient_words_read" ON "patient_words" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.readable_ids', true), '') is null then true end) is not null or patient_id = any ((select nullif(current_setting('app.readable_ids', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "shares_read" ON "shares" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shares_give" ON "shares" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shares_change" ON "shares" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "shares_take_back" ON "shares" AS PERMISSIVE FOR DELETE TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or user_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
ALTER POLICY "changes_visible" ON "changes" TO hms_app USING (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.readable_ids', true), '') is null then true end) is not null or subject_id = any ((select nullif(current_setting('app.readable_ids', true), ''))::uuid[]) or subject = 'mapping' and exists (
		select from mappings as mapping
		where mapping.owner_id = changes.owner_id and mapping.id = changes.subject_id
	)) or owner_id is null and nullif(current_setting('app.user_id', true), '')::uuid is not null);--> statement-breakpoint
ALTER POLICY "changes_own" ON "changes" TO hms_app WITH CHECK (actor_id = nullif(current_setting('app.user_id', true), '')::uuid and (owner_id = nullif(current_setting('app.owner_id', true), '')::uuid and ((select case when nullif(current_setting('app.writable_ids', true), '') is null then true end) is not null or subject_id = any ((select nullif(current_setting('app.writable_ids', true), ''))::uuid[]) or subject = 'mapping' and exists (
		select from mappings as mapping
		where mapping.owner_id = changes.owner_id and mapping.id = changes.subject_id
	)) or owner_id is null));