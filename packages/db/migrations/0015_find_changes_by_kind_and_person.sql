DROP INDEX "changes_owner_index";--> statement-breakpoint
DROP INDEX "changes_actor_index";--> statement-breakpoint
CREATE INDEX "changes_patient_index" ON "changes" USING btree ("owner_id","at","id") WHERE "changes"."subject" = 'patient';--> statement-breakpoint
CREATE INDEX "changes_patient_actor_index" ON "changes" USING btree ("owner_id","actor_id","at","id") WHERE "changes"."subject" = 'patient';--> statement-breakpoint
CREATE INDEX "changes_doctor_index" ON "changes" USING btree ("owner_id","at","id") WHERE "changes"."subject" = 'doctor';--> statement-breakpoint
CREATE INDEX "changes_doctor_actor_index" ON "changes" USING btree ("owner_id","actor_id","at","id") WHERE "changes"."subject" = 'doctor';--> statement-breakpoint
CREATE INDEX "changes_mapping_index" ON "changes" USING btree ("owner_id","at","id") WHERE "changes"."subject" = 'mapping';--> statement-breakpoint
CREATE INDEX "changes_mapping_actor_index" ON "changes" USING btree ("owner_id","actor_id","at","id") WHERE "changes"."subject" = 'mapping';--> statement-breakpoint
-- One person may have done nearly everything, but little of what is asked for: going by how many people there are, PostgreSQL
-- would read everybody's changes for those of one. A larger number would make it expect so few that it sorts all of them.
ALTER TABLE "changes" ALTER COLUMN "actor_id" SET (n_distinct = 10);
