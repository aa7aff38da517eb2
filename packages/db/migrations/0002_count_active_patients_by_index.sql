DROP INDEX "patients_created_at_index";--> statement-breakpoint
CREATE INDEX "patients_created_at_index" ON "patients" USING btree ("owner_id","created_at","id","archived_at");--> statement-breakpoint
-- By hand: these triggers wrote the words and the history of all rows of a statement. Others do it row by row now, see sql/tables.
DROP TRIGGER IF EXISTS "patients_add_words" ON "patients";--> statement-breakpoint
DROP TRIGGER IF EXISTS "patients_record_inserts" ON "patients";--> statement-breakpoint
DROP TRIGGER IF EXISTS "doctors_record_inserts" ON "doctors";--> statement-breakpoint
DROP TRIGGER IF EXISTS "mappings_record_inserts" ON "mappings";--> statement-breakpoint
DROP FUNCTION IF EXISTS "add_words_of_inserts"();--> statement-breakpoint
DROP FUNCTION IF EXISTS "record_inserts"();
