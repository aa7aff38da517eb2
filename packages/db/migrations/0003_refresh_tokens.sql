ALTER TABLE "sessions" ADD COLUMN "rotation_key" "bytea" DEFAULT sha256(uuid_send(gen_random_uuid())) NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "previous_secret_hash" "bytea";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "rotated_at" timestamp (3) with time zone;