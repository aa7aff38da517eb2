CREATE TYPE "public"."change_action" AS ENUM('created', 'updated', 'archived', 'restored', 'ended', 'reopened');--> statement-breakpoint
CREATE TYPE "public"."change_subject" AS ENUM('patient', 'doctor', 'mapping');--> statement-breakpoint
CREATE TABLE "changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"owner_id" uuid,
	"subject" "change_subject" NOT NULL,
	"subject_id" uuid NOT NULL,
	"action" "change_action" NOT NULL,
	"fields" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_subject_index" ON "changes" USING btree ("subject_id","at","id");--> statement-breakpoint
CREATE INDEX "changes_owner_index" ON "changes" USING btree ("owner_id","at","id");--> statement-breakpoint
CREATE INDEX "changes_actor_index" ON "changes" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE POLICY "changes_visible" ON "changes" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or owner_id is null and nullif(current_setting('app.user_id', true), '')::uuid is not null);--> statement-breakpoint
CREATE POLICY "changes_own" ON "changes" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (actor_id = nullif(current_setting('app.user_id', true), '')::uuid and (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or owner_id is null));