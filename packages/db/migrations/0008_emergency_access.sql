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
ALTER TABLE "shares" DROP CONSTRAINT "shares_once";--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_until_ends";--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "is_emergency" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_accesses" ADD CONSTRAINT "emergency_accesses_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emergency_accesses_created_at_index" ON "emergency_accesses" USING btree ("created_at","id");--> statement-breakpoint
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
ALTER POLICY "shares_give" ON "shares" TO hms_app WITH CHECK (case when is_emergency then user_id = nullif(current_setting('app.user_id', true), '')::uuid and created_at <= now() + interval '1 second' else owner_id = nullif(current_setting('app.user_id', true), '')::uuid end);--> statement-breakpoint
ALTER POLICY "shares_change" ON "shares" TO hms_app USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or user_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid and not is_emergency);