-- By hand: what searches and their indexes are written with. Letters and digits that people do not tell apart become one; the pieces are
-- of three letters.
CREATE FUNCTION khatm_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT translate(lower(written), 'أإآٱىة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ـًٌٍَُِّْ', 'اااايه01234567890123456789') $$;--> statement-breakpoint
CREATE FUNCTION khatm_grams(written text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ARRAY(WITH once AS MATERIALIZED (SELECT public.khatm_fold(written) AS folded) SELECT DISTINCT substr(folded, i, 3) FROM once, generate_series(1, length(folded) - 2) AS i) $$;--> statement-breakpoint
CREATE INDEX "credentials_in_expiry_order" ON "credentials" USING btree ("not_after","id");--> statement-breakpoint
CREATE INDEX "credentials_by_serial" ON "credentials" USING btree ("establishment_id",coalesce("serial_number", ''),"id");--> statement-breakpoint
CREATE INDEX "credentials_in_serial_order" ON "credentials" USING btree (coalesce("serial_number", ''),"id");--> statement-breakpoint
CREATE INDEX "credentials_search" ON "credentials" USING gin (khatm_grams(coalesce("serial_number", '')));--> statement-breakpoint
CREATE INDEX "devices_by_serial" ON "devices" USING btree ("establishment_id","egs_serial","id");--> statement-breakpoint
CREATE INDEX "devices_by_age" ON "devices" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "devices_in_name_order" ON "devices" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "devices_in_serial_order" ON "devices" USING btree ("egs_serial","id");--> statement-breakpoint
CREATE INDEX "devices_in_age_order" ON "devices" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "devices_search" ON "devices" USING gin (khatm_grams("name" || chr(10) || "egs_serial"));--> statement-breakpoint
CREATE INDEX "document_identities_in_order" ON "document_identities" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "document_identities_search" ON "document_identities" USING gin (khatm_grams("number"));--> statement-breakpoint
CREATE INDEX "enrolments_by_change" ON "enrolments" USING btree ("establishment_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "enrolments_in_order" ON "enrolments" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "branches_in_name_order" ON "branches" USING btree ("name_en","id");--> statement-breakpoint
CREATE INDEX "branches_search" ON "branches" USING gin (khatm_grams("name_ar" || chr(10) || "name_en" || chr(10) || "identifier_value" || chr(10) || "city"));--> statement-breakpoint
CREATE INDEX "submissions_by_due" ON "submissions" USING btree ("establishment_id","due_at","document_id");--> statement-breakpoint
CREATE INDEX "submissions_in_due_order" ON "submissions" USING btree ("due_at","document_id");--> statement-breakpoint
CREATE INDEX "documents_search" ON "documents" USING gin (khatm_grams("buyer_name")) WHERE "buyer_name" IS NOT NULL;
