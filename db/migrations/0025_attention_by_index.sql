DROP INDEX "credentials_by_status";--> statement-breakpoint
DROP INDEX "renewal_plans_by_end";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "identity_questioned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "devices_questioned" ON "devices" USING btree ("establishment_id") WHERE identity_questioned;--> statement-breakpoint
CREATE INDEX "renewal_plans_in_end_order" ON "renewal_plans" USING btree ("not_after","credential_id") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "renewal_plans_for_a_person" ON "renewal_plans" USING btree ("establishment_id","attention_since") WHERE attention_since is not null;--> statement-breakpoint
CREATE INDEX "credentials_by_status" ON "credentials" USING btree ("establishment_id","status","not_after","id","device_id");--> statement-breakpoint
CREATE INDEX "renewal_plans_by_end" ON "renewal_plans" USING btree ("establishment_id","not_after","credential_id","device_id","state","attention_since") WHERE state not in ('done', 'dropped');--> statement-breakpoint
-- By hand: whose live certificate may say otherwise than the records.
CREATE FUNCTION khatm_question_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.identity_questioned := true;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER devices_identity BEFORE UPDATE OF egs_serial, functionality_map, csr_common_name, environment ON devices
	FOR EACH ROW WHEN ((OLD.egs_serial, OLD.functionality_map, OLD.csr_common_name, OLD.environment)
		IS DISTINCT FROM (NEW.egs_serial, NEW.functionality_map, NEW.csr_common_name, NEW.environment))
	EXECUTE FUNCTION khatm_question_identity();--> statement-breakpoint
CREATE FUNCTION khatm_question_devices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET khatm.everything = 'on' AS $$
BEGIN
	UPDATE devices SET identity_questioned = true WHERE establishment_id = NEW.id AND NOT identity_questioned;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER establishments_identity AFTER UPDATE OF vat_number ON establishments
	FOR EACH ROW WHEN (OLD.vat_number IS DISTINCT FROM NEW.vat_number)
	EXECUTE FUNCTION khatm_question_devices();--> statement-breakpoint
CREATE FUNCTION khatm_question_certificate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET khatm.everything = 'on' AS $$
BEGIN
	UPDATE devices SET identity_questioned = true
		WHERE id = NEW.device_id AND NOT identity_questioned AND (
		  egs_serial <> NEW.egs_serial OR functionality_map <> NEW.functionality_map OR csr_common_name <> NEW.common_name
		  OR EXISTS (SELECT 1 FROM establishments WHERE establishments.id = devices.establishment_id AND vat_number <> NEW.vat_number));
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER credentials_identity_made AFTER INSERT ON credentials
	FOR EACH ROW WHEN (NEW.status = 'live' AND NEW.kind = 'production')
	EXECUTE FUNCTION khatm_question_certificate();--> statement-breakpoint
CREATE TRIGGER credentials_identity_changed AFTER UPDATE OF status, vat_number, egs_serial, functionality_map, common_name ON credentials
	FOR EACH ROW WHEN (NEW.status = 'live' AND NEW.kind = 'production')
	EXECUTE FUNCTION khatm_question_certificate();--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
UPDATE devices SET identity_questioned = true
	FROM credentials, establishments
	WHERE credentials.device_id = devices.id AND establishments.id = devices.establishment_id
		AND credentials.status = 'live' AND credentials.kind = 'production'
		AND (credentials.egs_serial <> devices.egs_serial OR credentials.functionality_map <> devices.functionality_map
		  OR credentials.common_name <> devices.csr_common_name OR credentials.vat_number <> establishments.vat_number);
