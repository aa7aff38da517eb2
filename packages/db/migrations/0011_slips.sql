ALTER TABLE "doctors" ADD COLUMN "slips" text[] GENERATED ALWAYS AS (slips(given_name || coalesce(' ' || family_name, ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "slips" text[] GENERATED ALWAYS AS (slips(given_name || coalesce(' ' || family_name, ''))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "doctors_slips_index" ON "doctors" USING gin ("slips");