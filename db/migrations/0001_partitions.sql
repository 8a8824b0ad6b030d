-- What drizzle-kit cannot write: tables partitioned by month, and the functions that row-level security reads.
CREATE TABLE "attempts" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"device_id" uuid NOT NULL,
	"enrolment_id" uuid,
	"document_id" uuid,
	"credential_id" uuid,
	"call" text NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"request" jsonb NOT NULL,
	"response" jsonb,
	"failure" text,
	PRIMARY KEY ("id", "started_at"),
	CONSTRAINT "attempts_device" FOREIGN KEY ("device_id", "establishment_id") REFERENCES "devices" ("id", "establishment_id"),
	CONSTRAINT "attempts_enrolment" FOREIGN KEY ("enrolment_id", "device_id", "establishment_id", "environment") REFERENCES "enrolments" ("id", "device_id", "establishment_id", "environment"),
	CONSTRAINT "attempts_document" FOREIGN KEY ("document_id", "establishment_id") REFERENCES "document_identities" ("id", "establishment_id")
) PARTITION BY RANGE ("started_at");--> statement-breakpoint
CREATE INDEX "attempts_by_enrolment" ON "attempts" ("enrolment_id", "started_at");--> statement-breakpoint
CREATE TABLE "document_bytes" (
	"document_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"xml" bytea NOT NULL,
	"qr" text,
	PRIMARY KEY ("document_id", "issued_at"),
	CONSTRAINT "document_bytes_identity" FOREIGN KEY ("document_id", "establishment_id") REFERENCES "document_identities" ("id", "establishment_id")
) PARTITION BY RANGE ("issued_at");--> statement-breakpoint
CREATE FUNCTION khatm_ensure_partitions(from_month date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	parent text;
	month date;
BEGIN
	FOREACH parent IN ARRAY ARRAY['attempts', 'document_bytes'] LOOP
		FOR i IN 0..months LOOP
			month := (date_trunc('month', from_month) + make_interval(months => i))::date;
			EXECUTE format(
				'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
				parent || '_' || to_char(month, 'YYYY_MM'), parent, month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00');
		END LOOP;
	END LOOP;
END $$;--> statement-breakpoint
CREATE TABLE "attempts_rest" PARTITION OF "attempts" DEFAULT;--> statement-breakpoint
CREATE TABLE "document_bytes_rest" PARTITION OF "document_bytes" DEFAULT;--> statement-breakpoint
CREATE FUNCTION khatm_ids(setting text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting(setting, true), ''), '{}')::uuid[] $$;--> statement-breakpoint
CREATE FUNCTION khatm_on(setting text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting(setting, true), '') = 'on' $$;--> statement-breakpoint
CREATE FUNCTION khatm_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('khatm.user', true), '')::uuid $$;--> statement-breakpoint
-- Removes demonstrations whole. Only what was recorded as one goes; the lesser role may not turn a real establishment into one.
CREATE FUNCTION khatm_remove_demonstrations() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	demos uuid[];
	target record;
	blocked boolean := true;
BEGIN
	PERFORM set_config('khatm.everything', 'on', true);
	SELECT coalesce(array_agg(id), '{}') INTO demos FROM establishments WHERE is_demo;
	DELETE FROM audit_seals WHERE establishment_id = ANY (demos);
	WHILE blocked LOOP
		blocked := false;
		FOR target IN
			SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'establishment_id'
			WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		LOOP
			BEGIN
				EXECUTE format('DELETE FROM %I WHERE establishment_id = ANY ($1)', target.relname) USING demos;
			EXCEPTION WHEN foreign_key_violation THEN
				blocked := true;
			END;
		END LOOP;
	END LOOP;
	DELETE FROM establishments WHERE id = ANY (demos);
	PERFORM set_config('khatm.everything', 'off', true);
	RETURN cardinality(demos);
END $$;
