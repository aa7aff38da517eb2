CREATE TABLE "security_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"user_id" uuid,
	"email" text,
	"address" text,
	"user_agent" text,
	"detail" text
);
--> statement-breakpoint
ALTER TABLE "security_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "refusal_recorded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "security_events_at_index" ON "security_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "security_events_actor_index" ON "security_events" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "security_events_user_index" ON "security_events" USING btree ("user_id","at","id");--> statement-breakpoint
CREATE POLICY "security_events_admins" ON "security_events" AS PERMISSIVE FOR SELECT TO "hms_app" USING (exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));--> statement-breakpoint
CREATE POLICY "security_events_own" ON "security_events" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (nullif(current_setting('app.user_id', true), '') is null or actor_id = nullif(current_setting('app.user_id', true), '')::uuid);