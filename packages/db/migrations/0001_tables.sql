CREATE TYPE "public"."specialty" AS ENUM('allergology', 'anaesthesiology', 'cardiology', 'cardiothoracic_surgery', 'dentistry', 'dermatology', 'emergency_medicine', 'endocrinology', 'family_medicine', 'gastroenterology', 'general_surgery', 'geriatrics', 'haematology', 'infectious_diseases', 'internal_medicine', 'neonatology', 'nephrology', 'neurology', 'neurosurgery', 'nuclear_medicine', 'obstetrics_gynaecology', 'occupational_medicine', 'oncology', 'ophthalmology', 'orthopaedics', 'otorhinolaryngology', 'paediatrics', 'pathology', 'physical_medicine', 'plastic_surgery', 'psychiatry', 'pulmonology', 'radiology', 'rheumatology', 'urology', 'vascular_surgery', 'other');--> statement-breakpoint
CREATE TYPE "public"."mapping_role" AS ENUM('attending', 'primary_care', 'specialist', 'consulting', 'surgeon', 'covering', 'other');--> statement-breakpoint
CREATE TYPE "public"."mapping_status" AS ENUM('active', 'ended');--> statement-breakpoint
CREATE TYPE "public"."blood_group" AS ENUM('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('female', 'male', 'other', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."session_kind" AS ENUM('browser', 'program');--> statement-breakpoint
CREATE TYPE "public"."user_role" AS ENUM('admin', 'staff');--> statement-breakpoint
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
	"sort_name" text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(given_name || coalesce(' ' || family_name, '') || coalesce(' ' || license_number, '') || coalesce(' ' || phone, ''))) STORED NOT NULL,
	CONSTRAINT "doctors_given_name_length" CHECK (char_length("doctors"."given_name") between 1 and 100),
	CONSTRAINT "doctors_family_name_length" CHECK (char_length("doctors"."family_name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "mappings" (
	"owner_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"doctor_id" uuid NOT NULL,
	"role" "mapping_role" NOT NULL,
	"is_primary" boolean NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date,
	"reason" text,
	"notes" text,
	"status" "mapping_status" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mappings_pkey" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "mappings_dates_in_order" CHECK ("mappings"."ended_on" >= "mappings"."started_on"),
	CONSTRAINT "mappings_ended_has_date" CHECK ("mappings"."status" = 'active' or "mappings"."ended_on" is not null)
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
	"sort_name" text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
	"search_text" text GENERATED ALWAYS AS (fold(given_name || coalesce(' ' || family_name, '') || ' ' || mrn || coalesce(' ' || phone, ''))) STORED NOT NULL,
	CONSTRAINT "patients_pkey" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "patients_mrn_length" CHECK (char_length("patients"."mrn") between 1 and 32),
	CONSTRAINT "patients_given_name_length" CHECK (char_length("patients"."given_name") between 1 and 100),
	CONSTRAINT "patients_family_name_length" CHECK (char_length("patients"."family_name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "patients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_doctor_id_doctors_id_fk" FOREIGN KEY ("doctor_id") REFERENCES "public"."doctors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mappings" ADD CONSTRAINT "mappings_patient_fkey" FOREIGN KEY ("owner_id","patient_id") REFERENCES "public"."patients"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mrn_counters" ADD CONSTRAINT "mrn_counters_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_active_license_key" ON "doctors" USING btree (upper("license_number")) WHERE "doctors"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "doctors_created_at_index" ON "doctors" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "doctors_sort_name_index" ON "doctors" USING btree ("sort_name" collate "C","id");--> statement-breakpoint
CREATE INDEX "doctors_specialty_index" ON "doctors" USING btree ("specialty","id");--> statement-breakpoint
CREATE INDEX "doctors_search_index" ON "doctors" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "mappings_one_active_per_pair" ON "mappings" USING btree ("owner_id","patient_id","doctor_id") WHERE "mappings"."status" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "mappings_one_active_primary" ON "mappings" USING btree ("owner_id","patient_id") WHERE "mappings"."status" = 'active' and "mappings"."is_primary";--> statement-breakpoint
CREATE INDEX "mappings_patient_index" ON "mappings" USING btree ("owner_id","patient_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mappings_doctor_index" ON "mappings" USING btree ("owner_id","doctor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mappings_created_at_index" ON "mappings" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "patients_mrn_key" ON "patients" USING btree ("owner_id",upper("mrn"));--> statement-breakpoint
CREATE INDEX "patients_created_at_index" ON "patients" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "patients_updated_at_index" ON "patients" USING btree ("owner_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "patients_sort_name_index" ON "patients" USING btree ("owner_id","sort_name" collate "C","id");--> statement-breakpoint
CREATE INDEX "patients_birth_index" ON "patients" USING btree ("owner_id",coalesce("date_of_birth", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "patients_search_index" ON "patients" USING gin ("owner_id","search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE POLICY "mappings_own" ON "mappings" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "mrn_counters_own" ON "mrn_counters" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "patients_own" ON "patients" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);