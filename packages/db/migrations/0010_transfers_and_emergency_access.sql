CREATE TABLE "emergency_accesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reviewed_at" timestamp (3) with time zone,
	"reviewed_by" uuid,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "emergency_accesses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "transferred_patients" (
	"transfer_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"mrn_before" text NOT NULL,
	"mrn_after" text NOT NULL,
	CONSTRAINT "transferred_patients_transfer_id_patient_id_pk" PRIMARY KEY("transfer_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "transferred_patients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "transfers_to_another" CHECK ("transfers"."from_id" <> "transfers"."to_id")
);
--> statement-breakpoint
ALTER TABLE "transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_once";--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_until_ends";--> statement-breakpoint
ALTER TABLE "mappings" DROP CONSTRAINT "mappings_patient_fkey";
--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_patient_fkey";
--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "former_mrns" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "is_emergency" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transferred_patients" ADD CONSTRAINT "transferred_patients_transfer_id_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_id_users_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_id_users_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emergency_accesses_created_at_index" ON "emergency_accesses" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "transfers_from_index" ON "transfers" USING btree ("from_id","created_at","id");--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_patient_fkey" FOREIGN KEY ("owner_id","patient_id") REFERENCES "public"."patients"("owner_id","id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_patient_fkey" FOREIGN KEY ("owner_id","patient_id") REFERENCES "public"."patients"("owner_id","id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_once" UNIQUE NULLS NOT DISTINCT("owner_id","user_id","patient_id","is_emergency");--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_emergency" CHECK (not "shares"."is_emergency" or "shares"."level" = 'read' and "shares"."patient_id" is not null
				and "shares"."ends_at" is not null and "shares"."ends_at" <= "shares"."created_at" + interval '1 hour');--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_until_ends" CHECK ("shares"."is_emergency" or ("shares"."until" is null) = ("shares"."ends_at" is null));--> statement-breakpoint
CREATE POLICY "security_events_searches" ON "security_events" AS PERMISSIVE FOR SELECT TO "hms_app" USING (actor_id = nullif(current_setting('app.user_id', true), '')::uuid and kind = 'emergency_searched');--> statement-breakpoint
CREATE POLICY "emergency_accesses_read" ON "emergency_accesses" AS PERMISSIVE FOR SELECT TO "hms_app" USING (exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));--> statement-breakpoint
CREATE POLICY "emergency_accesses_open" ON "emergency_accesses" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::uuid and reviewed_at is null);--> statement-breakpoint
CREATE POLICY "emergency_accesses_review" ON "emergency_accesses" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));--> statement-breakpoint
CREATE POLICY "transfers_read" ON "transfers" AS PERMISSIVE FOR SELECT TO "hms_app" USING (to_id = nullif(current_setting('app.user_id', true), '')::uuid or from_id = nullif(current_setting('app.user_id', true), '')::uuid or exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			) and exists (
				select from users as giver where giver.id = from_id and giver.status = 'disabled'
			));--> statement-breakpoint
CREATE POLICY "transfers_make" ON "transfers" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (actor_id = nullif(current_setting('app.user_id', true), '')::uuid and (from_id = nullif(current_setting('app.user_id', true), '')::uuid or exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			) and exists (
				select from users as giver where giver.id = from_id and giver.status = 'disabled'
			)));--> statement-breakpoint
CREATE POLICY "transfers_undo" ON "transfers" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (from_id = nullif(current_setting('app.user_id', true), '')::uuid or exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			) and exists (
				select from users as giver where giver.id = from_id and giver.status = 'disabled'
			));--> statement-breakpoint
ALTER POLICY "shares_give" ON "shares" TO hms_app WITH CHECK (case when is_emergency then user_id = nullif(current_setting('app.user_id', true), '')::uuid and created_at <= now() + interval '1 second' else owner_id = nullif(current_setting('app.user_id', true), '')::uuid end);--> statement-breakpoint
ALTER POLICY "shares_change" ON "shares" TO hms_app USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid and not is_emergency);