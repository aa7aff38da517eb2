CREATE TYPE "public"."change_action" AS ENUM('created', 'updated', 'archived', 'restored', 'ended', 'reopened');--> statement-breakpoint
CREATE TYPE "public"."change_subject" AS ENUM('patient', 'doctor', 'mapping');--> statement-breakpoint
CREATE TYPE "public"."specialty" AS ENUM('allergology', 'anaesthesiology', 'cardiology', 'cardiothoracic_surgery', 'dentistry', 'dermatology', 'emergency_medicine', 'endocrinology', 'family_medicine', 'gastroenterology', 'general_surgery', 'geriatrics', 'haematology', 'infectious_diseases', 'internal_medicine', 'neonatology', 'nephrology', 'neurology', 'neurosurgery', 'nuclear_medicine', 'obstetrics_gynaecology', 'occupational_medicine', 'oncology', 'ophthalmology', 'orthopaedics', 'otorhinolaryngology', 'paediatrics', 'pathology', 'physical_medicine', 'plastic_surgery', 'psychiatry', 'pulmonology', 'radiology', 'rheumatology', 'urology', 'vascular_surgery', 'other');--> statement-breakpoint
CREATE TYPE "public"."mapping_role" AS ENUM('attending', 'primary_care', 'specialist', 'consulting', 'surgeon', 'covering', 'other');--> statement-breakpoint
CREATE TYPE "public"."mapping_status" AS ENUM('active', 'ended');--> statement-breakpoint
CREATE TYPE "public"."blood_group" AS ENUM('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('female', 'male', 'other', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."session_kind" AS ENUM('browser', 'program');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('admin', 'staff');--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"blocked_until" timestamp (3) with time zone
);
--> statement-breakpoint
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
CREATE TABLE "doctors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text,
	"specialty" "specialty" NOT NULL,
	"license_number" text,
	"phone" text,
	"email" text,
	"accepting_patients" boolean NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sort_name" text DEFAULT '' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"typo_variants" text[] DEFAULT '{}' NOT NULL,
	"json" text DEFAULT '' NOT NULL,
	"summary_json" text DEFAULT '' NOT NULL,
	CONSTRAINT "doctors_given_name_length" CHECK (char_length("doctors"."given_name") between 1 and 100),
	CONSTRAINT "doctors_family_name_length" CHECK (char_length("doctors"."family_name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"owner_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request" "bytea" NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mappings" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"role" "mapping_role" NOT NULL,
	"primary_terms" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"primary_on" datemultirange DEFAULT '{}' NOT NULL,
	"was_primary" boolean DEFAULT false NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date,
	"reason" text,
	"notes" text,
	"status" "mapping_status" NOT NULL,
	"was_double" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"json_fields" text DEFAULT '' NOT NULL,
	CONSTRAINT "mappings_pkey" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "mappings_dates_in_order" CHECK ("mappings"."ended_on" >= "mappings"."started_on"),
	CONSTRAINT "mappings_ended_has_date" CHECK ("mappings"."status" = 'active' or "mappings"."ended_on" is not null),
	CONSTRAINT "mappings_primary_while_it_holds" CHECK ("mappings"."primary_on" <@ daterange("mappings"."started_on", case when "mappings"."status" = 'ended' then "mappings"."ended_on" end))
);
--> statement-breakpoint
ALTER TABLE "mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mrn_counters" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mrn_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patients" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mrn" text DEFAULT '' NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text,
	"date_of_birth" date,
	"sex" "sex" NOT NULL,
	"phone" text,
	"email" text,
	"address" jsonb,
	"blood_group" "blood_group",
	"allergies" text[] NOT NULL,
	"notes" text,
	"emergency_contact" jsonb,
	"archived_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sort_name" text DEFAULT '' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"json" text DEFAULT '' NOT NULL,
	"summary_json" text DEFAULT '' NOT NULL,
	CONSTRAINT "patients_pkey" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "patients_mrn_length" CHECK (char_length("patients"."mrn") between 1 and 32),
	CONSTRAINT "patients_given_name_length" CHECK (char_length("patients"."given_name") between 1 and 100),
	CONSTRAINT "patients_family_name_length" CHECK (char_length("patients"."family_name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "patients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "name_words" (
	"owner_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	CONSTRAINT "name_words_pkey" PRIMARY KEY("owner_id","word")
);
--> statement-breakpoint
ALTER TABLE "name_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_words" (
	"owner_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"is_number" boolean NOT NULL,
	CONSTRAINT "patient_words_pkey" PRIMARY KEY("owner_id","word","patient_id")
);
--> statement-breakpoint
ALTER TABLE "patient_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" "session_kind" NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"rotation_key" "bytea" DEFAULT sha256(uuid_send(gen_random_uuid())) NOT NULL,
	"previous_secret_hash" "bytea",
	"rotated_at" timestamp (3) with time zone,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_secret_hash_length" CHECK (octet_length("sessions"."secret_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" "user_role" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_patient_fkey" FOREIGN KEY ("owner_id","patient_id") REFERENCES "public"."patients"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mrn_counters" ADD CONSTRAINT "mrn_counters_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_words" ADD CONSTRAINT "name_words_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempts_age_index" ON "attempts" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "changes_subject_index" ON "changes" USING btree ("subject_id","at","id");--> statement-breakpoint
CREATE INDEX "changes_owner_index" ON "changes" USING btree ("owner_id","at","id");--> statement-breakpoint
CREATE INDEX "changes_actor_index" ON "changes" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_active_license_key" ON "doctors" USING btree (upper("license_number" collate "und-x-icu")) WHERE "doctors"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "doctors_created_at_index" ON "doctors" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "doctors_sort_name_index" ON "doctors" USING btree ("sort_name" collate "C","id");--> statement-breakpoint
CREATE INDEX "doctors_specialty_index" ON "doctors" USING btree ("specialty","id");--> statement-breakpoint
CREATE INDEX "doctors_search_index" ON "doctors" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "doctors_typo_variants_index" ON "doctors" USING gin ("typo_variants");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age_index" ON "idempotency_keys" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mappings_one_active_per_pair" ON "mappings" USING btree ("owner_id","patient_id","doctor_id") WHERE "mappings"."status" = 'active';--> statement-breakpoint
CREATE INDEX "mappings_primary_index" ON "mappings" USING btree ("owner_id","patient_id") WHERE "mappings"."status" = 'active' and "mappings"."primary_on" <> '{}';--> statement-breakpoint
CREATE INDEX "mappings_patient_index" ON "mappings" USING btree ("owner_id","patient_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mappings_doctor_index" ON "mappings" USING btree ("owner_id","doctor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mappings_created_at_index" ON "mappings" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mappings_ended_index" ON "mappings" USING btree ("owner_id","created_at","id") WHERE "mappings"."status" = 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "patients_mrn_key" ON "patients" USING btree ("owner_id",upper("mrn"));--> statement-breakpoint
CREATE INDEX "patients_created_at_index" ON "patients" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "patients_archived_index" ON "patients" USING btree ("owner_id","created_at","id") WHERE "patients"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "patients_phone_index" ON "patients" USING btree ("owner_id","phone") WHERE "patients"."phone" is not null;--> statement-breakpoint
CREATE INDEX "patients_updated_at_index" ON "patients" USING btree ("owner_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "patients_sort_name_index" ON "patients" USING btree ("owner_id","sort_name" collate "C","id");--> statement-breakpoint
CREATE INDEX "patients_birth_index" ON "patients" USING btree ("owner_id",(case when "date_of_birth" is null then 'infinity' else "date_of_birth" end),"id");--> statement-breakpoint
CREATE INDEX "name_words_keys_index" ON "name_words" USING gin (name_keys(owner_id, word)) WITH (fastupdate=true,gin_pending_list_limit=64);--> statement-breakpoint
CREATE INDEX "patient_words_patient_index" ON "patient_words" USING btree ("owner_id","patient_id");--> statement-breakpoint
CREATE INDEX "patient_words_number_index" ON "patient_words" USING gin (ngram_keys(owner_id, word, 3)) WITH (fastupdate=true,gin_pending_list_limit=64) WHERE is_number;--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE POLICY "changes_visible" ON "changes" AS PERMISSIVE FOR SELECT TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or owner_id is null and nullif(current_setting('app.user_id', true), '')::uuid is not null);--> statement-breakpoint
CREATE POLICY "changes_own" ON "changes" AS PERMISSIVE FOR INSERT TO "hms_app" WITH CHECK (actor_id = nullif(current_setting('app.user_id', true), '')::uuid and (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or owner_id is null));--> statement-breakpoint
CREATE POLICY "idempotency_keys_own" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "mappings_own" ON "mappings" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "mrn_counters_own" ON "mrn_counters" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "patients_own" ON "patients" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "patient_words_own" ON "patient_words" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
-- Written by hand: drizzle-kit cannot express exclusion constraints.
-- A patient has one primary doctor a day. Checked at the end of the transaction, in which one doctor gives up the days that
-- another one takes over.
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_one_primary_a_day"
	EXCLUDE USING gist ("owner_id" WITH =, "patient_id" WITH =, "primary_on" WITH &&) WHERE ("primary_on" <> '{}')
	DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
-- A doctor is assigned to a patient once at a time. An active assignment goes on until a person ends it, past a planned end too.
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_one_at_a_time_per_pair"
	EXCLUDE USING gist (
		"owner_id" WITH =, "patient_id" WITH =, "doctor_id" WITH =,
		daterange("started_on", CASE WHEN "status" = 'ended' THEN "ended_on" END) WITH &&
	) WHERE (NOT "was_double");
