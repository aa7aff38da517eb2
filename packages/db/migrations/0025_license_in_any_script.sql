-- Licence numbers may be written in any script; the database's own locale may know the case of English letters only.
DROP INDEX "doctors_active_license_key";--> statement-breakpoint
CREATE UNIQUE INDEX "doctors_active_license_key" ON "doctors" USING btree (upper("license_number" collate "und-x-icu")) WHERE "doctors"."archived_at" is null;