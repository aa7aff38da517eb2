CREATE TYPE "public"."token_scope" AS ENUM('read', 'write');--> statement-breakpoint
CREATE TABLE "personal_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" "token_scope" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"expires_on" date NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "personal_tokens_token_hash_length" CHECK (octet_length("personal_tokens"."token_hash") = 32)
);
--> statement-breakpoint
ALTER TABLE "personal_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "personal_tokens" ADD CONSTRAINT "personal_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "personal_tokens_user_index" ON "personal_tokens" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE POLICY "personal_tokens_own" ON "personal_tokens" AS PERMISSIVE FOR ALL TO "hms_app" USING (nullif(current_setting('app.user_id', true), '') is null or user_id = nullif(current_setting('app.user_id', true), '')::uuid);