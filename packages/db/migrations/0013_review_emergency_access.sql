CREATE INDEX "emergency_accesses_patient_index" ON "emergency_accesses" USING btree ("patient_id","created_at","id");--> statement-breakpoint
CREATE POLICY "accesses_emergency" ON "accesses" AS PERMISSIVE FOR SELECT TO "hms_app" USING ("right" = 'emergency' and exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));--> statement-breakpoint
ALTER POLICY "emergency_accesses_read" ON "emergency_accesses" TO hms_app USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid or exists (
				select from users as me
				where me.id = nullif(current_setting('app.user_id', true), '')::uuid and me.role = 'admin' and me.status = 'active'
			));