-- By hand: what hangs on the ledger lets go of its old key first; the partitioned tables at the end are beyond drizzle-kit.
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_document";--> statement-breakpoint
DROP TABLE "document_bytes";--> statement-breakpoint
CREATE TYPE "public"."finding_severity" AS ENUM('error', 'warning', 'info');--> statement-breakpoint
CREATE TYPE "public"."finding_source" AS ENUM('khatm', 'gateway');--> statement-breakpoint
CREATE TYPE "public"."transaction_kind" AS ENUM('standard', 'simplified');--> statement-breakpoint
CREATE TYPE "public"."submission_kind" AS ENUM('clearance', 'reporting');--> statement-breakpoint
CREATE TYPE "public"."submission_state" AS ENUM('pending', 'copy_missing', 'stopped', 'accepted', 'accepted_with_warnings', 'rejected');--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"hint" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"establishment_id" uuid NOT NULL,
	"caller_id" uuid NOT NULL,
	"command" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"entity_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_caller_id_command_key_pk" PRIMARY KEY("caller_id","command","key")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"kind" "submission_kind" NOT NULL,
	"state" "submission_state" DEFAULT 'pending' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"outcome" text,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "document_identities" DROP CONSTRAINT "document_identities_tenant";--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_tenant" UNIQUE("id","device_id","establishment_id","environment");--> statement-breakpoint
ALTER TABLE "document_identities" ADD COLUMN "kind" "transaction_kind" NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_document" FOREIGN KEY ("document_id","device_id","establishment_id","environment") REFERENCES "public"."document_identities"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_by_creation" ON "api_keys" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_creation" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "submissions_waiting" ON "submissions" USING btree ("device_id","next_attempt_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "submissions_due" ON "submissions" USING btree ("due_at","document_id") WHERE state in ('pending', 'stopped');--> statement-breakpoint
CREATE INDEX "submissions_by_state" ON "submissions" USING btree ("establishment_id","state","created_at");--> statement-breakpoint
CREATE INDEX "document_identities_by_creation" ON "document_identities" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "document_identities_by_device" ON "document_identities" USING btree ("device_id","created_at","id");--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_icv_positive" CHECK ("document_identities"."icv" > 0);--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_document" FOREIGN KEY ("document_id", "device_id", "establishment_id", "environment") REFERENCES "document_identities" ("id", "device_id", "establishment_id", "environment");--> statement-breakpoint
CREATE TABLE "documents" (
	"document_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"type_code" text NOT NULL,
	"issue_date" text NOT NULL,
	"issue_time" text NOT NULL,
	"currency" text NOT NULL,
	"tax_exclusive" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"payable" bigint NOT NULL,
	"buyer_name" text,
	"xml" bytea NOT NULL,
	"qr" text,
	PRIMARY KEY ("document_id", "issued_at"),
	CONSTRAINT "documents_identity" FOREIGN KEY ("document_id", "device_id", "establishment_id", "environment") REFERENCES "document_identities" ("id", "device_id", "establishment_id", "environment")
) PARTITION BY RANGE ("issued_at");--> statement-breakpoint
CREATE TABLE "documents_rest" PARTITION OF "documents" DEFAULT;--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"document_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"source" "finding_source" NOT NULL,
	"severity" "finding_severity" NOT NULL,
	"code" text NOT NULL,
	"category" text,
	"path" text,
	"line" integer,
	"params" jsonb NOT NULL,
	"message" text,
	PRIMARY KEY ("id", "found_at"),
	CONSTRAINT "findings_document" FOREIGN KEY ("document_id", "device_id", "establishment_id", "environment") REFERENCES "document_identities" ("id", "device_id", "establishment_id", "environment")
) PARTITION BY RANGE ("found_at");--> statement-breakpoint
CREATE INDEX "findings_by_document" ON "findings" ("document_id");--> statement-breakpoint
CREATE INDEX "findings_by_code" ON "findings" ("establishment_id", "code", "found_at");--> statement-breakpoint
CREATE TABLE "findings_rest" PARTITION OF "findings" DEFAULT;--> statement-breakpoint
CREATE OR REPLACE FUNCTION khatm_ensure_partitions(from_month date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	parent text;
	month date;
BEGIN
	FOR parent IN SELECT c.relname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid WHERE c.relnamespace = 'public'::regnamespace LOOP
		FOR i IN 0..months LOOP
			month := (date_trunc('month', from_month) + make_interval(months => i))::date;
			EXECUTE format(
				'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
				parent || '_' || to_char(month, 'YYYY_MM'), parent, month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00');
		END LOOP;
	END LOOP;
END $$;--> statement-breakpoint
CREATE FUNCTION khatm_device() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('khatm.device', true), '')::uuid $$;
