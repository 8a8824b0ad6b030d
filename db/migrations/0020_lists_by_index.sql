-- By hand: the functions of searches with what hangs on them, and the index at the end. Pieces are of three letters, and of every line also
-- its first one and its first two. Columns are given one by one, since a text put together of them is not taken for leakproof.
DROP INDEX "credentials_search";--> statement-breakpoint
DROP INDEX "devices_search";--> statement-breakpoint
DROP INDEX "document_identities_by_creation";--> statement-breakpoint
DROP INDEX "branches_search";--> statement-breakpoint
DROP INDEX "submissions_by_due";--> statement-breakpoint
DROP INDEX "submissions_by_state";--> statement-breakpoint
DROP INDEX "document_identities_search";--> statement-breakpoint
DROP INDEX "documents_search";--> statement-breakpoint
DROP FUNCTION khatm_grams(text);--> statement-breakpoint
CREATE OR REPLACE FUNCTION khatm_fold(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN octet_length(written) = length(written) THEN lower(written)
	ELSE translate(lower(written), 'أإآٱىة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ـًٌٍَُِّْ', 'اااايه01234567890123456789') END $$;--> statement-breakpoint
CREATE FUNCTION khatm_pieces(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ARRAY(SELECT DISTINCT substr(folded, i, 3) FROM generate_series(1, length(folded) - 2) AS i) $$;--> statement-breakpoint
CREATE FUNCTION khatm_grams(VARIADIC lines text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
DECLARE
	line text;
	folded text;
	grams text[] := '{}';
BEGIN
	FOREACH line IN ARRAY lines LOOP
		folded := public.khatm_fold(line);
		CONTINUE WHEN folded IS NULL OR folded = '';
		grams := grams || ARRAY[chr(2) || left(folded, 1), chr(2) || left(folded, 2)];
		FOR i IN 1 .. length(folded) - 2 LOOP
			grams := grams || substr(folded, i, 3);
		END LOOP;
	END LOOP;
	RETURN grams;
END $$;--> statement-breakpoint
CREATE INDEX "document_identities_by_kind" ON "document_identities" USING btree ("establishment_id","kind","created_at","id","branch_id","device_id","environment");--> statement-breakpoint
CREATE INDEX "document_identities_by_branch" ON "document_identities" USING btree ("branch_id","created_at","id","establishment_id","device_id","environment","kind");--> statement-breakpoint
CREATE INDEX "enrolments_by_device" ON "enrolments" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "credentials_search" ON "credentials" USING gin (khatm_grams("serial_number"));--> statement-breakpoint
CREATE INDEX "devices_search" ON "devices" USING gin (khatm_grams("name", "egs_serial"));--> statement-breakpoint
CREATE INDEX "document_identities_by_creation" ON "document_identities" USING btree ("establishment_id","created_at","id","branch_id","device_id","environment","kind");--> statement-breakpoint
CREATE INDEX "branches_search" ON "branches" USING gin (khatm_grams("name_ar", "name_en", "identifier_value", "city"));--> statement-breakpoint
CREATE INDEX "submissions_by_due" ON "submissions" USING btree ("establishment_id","due_at","document_id","device_id","environment","state");--> statement-breakpoint
CREATE INDEX "submissions_by_state" ON "submissions" USING btree ("establishment_id","state","created_at","document_id","device_id","environment");--> statement-breakpoint
CREATE INDEX "document_identities_search" ON "document_identities" USING gin (khatm_grams("number"));--> statement-breakpoint
CREATE INDEX "documents_search" ON "documents" USING gin (khatm_grams("buyer_name")) WHERE "buyer_name" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "findings_by_time" ON "findings" USING brin ("found_at") WITH (autosummarize = on);