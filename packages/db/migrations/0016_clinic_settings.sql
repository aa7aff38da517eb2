CREATE TABLE "clinic_settings" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text,
	"time_zone" text,
	"country" text,
	"language" text,
	"date_order" text,
	"time_format" text,
	"paper_size" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clinic_settings_one_row" CHECK ("clinic_settings"."id")
);
--> statement-breakpoint
ALTER TABLE "clinic_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "date_order" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "time_format" text;--> statement-breakpoint
CREATE POLICY "clinic_settings_read" ON "clinic_settings" AS PERMISSIVE FOR SELECT TO "hms_app" USING (true);--> statement-breakpoint
CREATE POLICY "clinic_settings_update" ON "clinic_settings" AS PERMISSIVE FOR UPDATE TO "hms_app" USING (nullif(current_setting('app.user_id', true), '') is null or exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));