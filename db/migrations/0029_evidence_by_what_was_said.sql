ALTER TYPE "public"."view_table" ADD VALUE 'evidence' BEFORE 'branches';--> statement-breakpoint
-- By hand, for partitioned tables are beyond drizzle-kit: calls are found by what their answers complain of.
ALTER TABLE "attempts" ADD COLUMN "said" text;--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
DO $$
DECLARE
	one record;
BEGIN
	FOR one IN SELECT id, started_at, response ->> 'body' AS body FROM attempts WHERE status >= 400 OR outcome LIKE '%warnings' LOOP
		BEGIN
			UPDATE attempts SET said = (
				SELECT string_agg(DISTINCT concat_ws(chr(9), told ->> 'code', translate(told ->> 'message', chr(10) || chr(9), '  ')), chr(10))
				FROM jsonb_path_query(one.body::jsonb, 'strict $.** ? (@.code.type() == "string" && !(@.type == "INFO"))') AS told)
			WHERE id = one.id AND started_at = one.started_at;
		EXCEPTION WHEN data_exception THEN
			CONTINUE; -- an answer that is no JSON
		END;
	END LOOP;
END $$;--> statement-breakpoint
CREATE INDEX "attempts_by_said" ON "attempts" USING gin (khatm_grams("said")) WHERE "said" IS NOT NULL;--> statement-breakpoint
-- Lists are filtered and counted in the index alone; what row-level security asks is in it too.
DROP INDEX "attempts_by_time";--> statement-breakpoint
CREATE INDEX "attempts_by_time" ON "attempts" ("establishment_id", "started_at", "id", "device_id", "document_id", "environment", "call", "outcome", "status", "failure");--> statement-breakpoint
CREATE INDEX "attempts_in_order" ON "attempts" ("started_at", "id", "establishment_id");
