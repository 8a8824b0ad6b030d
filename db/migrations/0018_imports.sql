CREATE TYPE "public"."import_kind" AS ENUM('establishment', 'branch', 'device');--> statement-breakpoint
CREATE TYPE "public"."import_outcome" AS ENUM('recorded', 'taken_back', 'kept');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('draft', 'done', 'undone');--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"sheet" integer NOT NULL,
	"row" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"kind" "import_kind",
	"name" text,
	"record_id" uuid,
	"outcome" "import_outcome",
	CONSTRAINT "import_rows_import_id_sheet_row_pk" PRIMARY KEY("import_id","sheet","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"status" "import_status" DEFAULT 'draft' NOT NULL,
	"chosen_establishment" uuid,
	"environment" "environment" NOT NULL,
	"sheets" jsonb NOT NULL,
	"rows" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_person" UNIQUE("id","user_id")
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import" FOREIGN KEY ("import_id","user_id") REFERENCES "public"."imports"("id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_by_record" ON "import_rows" USING btree ("record_id") WHERE record_id is not null;--> statement-breakpoint
CREATE INDEX "imports_by_time" ON "imports" USING btree ("user_id","created_at");--> statement-breakpoint
-- Takes away records that an import made and that nobody has touched since: no audit entry but their first tells of them and no
-- other row refers to them. Establishments, which their audit trail refers to, are only named. Returns the records without a trace.
CREATE FUNCTION khatm_take_back(of_import uuid, records uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	person uuid := khatm_user();
	target record;
	everything text := current_setting('khatm.everything', true);
BEGIN
	PERFORM set_config('khatm.everything', 'on', true);
	FOR target IN
		SELECT r.kind, r.record_id FROM import_rows r JOIN imports i ON i.id = r.import_id AND i.user_id = r.user_id
		WHERE r.import_id = of_import AND r.user_id = person AND i.status = 'done' AND r.record_id = ANY (records)
		ORDER BY r.kind DESC, r.sheet, r.row
	LOOP
		CONTINUE WHEN (SELECT count(*) FROM audit_entries a
			WHERE a.entity = target.kind::text AND a.entity_id = target.record_id::text) > 1;
		BEGIN
			IF target.kind = 'device' THEN
				CONTINUE WHEN NOT EXISTS (SELECT 1 FROM devices WHERE id = target.record_id AND status = 'draft' FOR UPDATE);
				DELETE FROM device_branches WHERE device_id = target.record_id;
				DELETE FROM devices WHERE id = target.record_id;
			ELSIF target.kind = 'branch' THEN
				DELETE FROM branches WHERE id = target.record_id;
			ELSE
				CONTINUE WHEN EXISTS (SELECT 1 FROM branches WHERE establishment_id = target.record_id)
					OR EXISTS (SELECT 1 FROM devices WHERE establishment_id = target.record_id);
			END IF;
			RETURN NEXT target.record_id;
		EXCEPTION WHEN foreign_key_violation THEN
			NULL;
		END;
	END LOOP;
	PERFORM set_config('khatm.everything', coalesce(everything, ''), true);
END $$;
