CREATE INDEX "credentials_by_status" ON "credentials" USING btree ("establishment_id","status","not_after","id");--> statement-breakpoint
CREATE INDEX "device_branches_by_branch" ON "device_branches" USING btree ("branch_id","device_id");--> statement-breakpoint
CREATE INDEX "devices_by_status" ON "devices" USING btree ("establishment_id","status","id");--> statement-breakpoint
CREATE INDEX "enrolments_by_status" ON "enrolments" USING btree ("establishment_id","status","updated_at","id");