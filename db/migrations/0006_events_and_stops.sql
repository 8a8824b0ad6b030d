-- The statement about the predecessor is made anew, and the triggers at the end are by hand: drizzle-kit knows none.
CREATE TYPE "public"."delivery_state" AS ENUM('pending', 'delivered', 'failed');--> statement-breakpoint
CREATE TYPE "public"."webhook_disabled_reason" AS ENUM('person', 'failing', 'gone');--> statement-breakpoint
CREATE TYPE "public"."event_kind" AS ENUM('document.cleared', 'document.reported', 'document.copy_missing', 'document.rejected', 'document.stopped');--> statement-breakpoint
CREATE TABLE "chain_stops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"chain_id" uuid NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"findings" text[] NOT NULL,
	"reason" text NOT NULL,
	"resumed_at" timestamp with time zone,
	"ledger_icv" bigint,
	"stated_icv" bigint,
	"stated_hash" text,
	"source" text,
	CONSTRAINT "chain_stops_statement" UNIQUE("chain_id","establishment_id","stated_icv","stated_hash")
);
--> statement-breakpoint
CREATE TABLE "document_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"device_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" "event_kind" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "document_events_tenant" UNIQUE("id","establishment_id"),
	CONSTRAINT "document_events_in_order" UNIQUE("establishment_id","position")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"device_id" uuid,
	"event_id" uuid,
	"state" "delivery_state" DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"last_status" integer,
	"last_failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"events" "event_kind"[] NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"previous_sealed" "bytea",
	"previous_until" timestamp with time zone,
	"active" boolean DEFAULT true NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_reason" "webhook_disabled_reason",
	"last_success_at" timestamp with time zone,
	"last_failure_at" timestamp with time zone,
	"last_failure" text,
	"failing_since" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_endpoints_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
ALTER TABLE "document_identities" ADD COLUMN "resumes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "document_identities" DROP CONSTRAINT "document_identities_predecessor";--> statement-breakpoint
ALTER TABLE "document_identities" DROP COLUMN "previous_icv";--> statement-breakpoint
ALTER TABLE "document_identities" ADD COLUMN "previous_icv" bigint GENERATED ALWAYS AS (case when icv > 1 and not resumes then icv - 1 end) STORED;--> statement-breakpoint
ALTER TABLE "document_identities" ADD COLUMN "stated_icv" bigint GENERATED ALWAYS AS (case when resumes then icv - 1 end) STORED;--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_predecessor" FOREIGN KEY ("chain_id","previous_icv","previous_hash") REFERENCES "public"."document_identities"("chain_id","icv","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chain_stops" ADD CONSTRAINT "chain_stops_chain" FOREIGN KEY ("chain_id","device_id","establishment_id","environment") REFERENCES "public"."chains"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_events" ADD CONSTRAINT "document_events_document" FOREIGN KEY ("document_id","device_id","establishment_id","environment") REFERENCES "public"."document_identities"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint" FOREIGN KEY ("endpoint_id","establishment_id") REFERENCES "public"."webhook_endpoints"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event" FOREIGN KEY ("event_id","establishment_id") REFERENCES "public"."document_events"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chain_stops_one_open" ON "chain_stops" USING btree ("chain_id") WHERE resumed_at is null;--> statement-breakpoint
CREATE INDEX "chain_stops_by_chain" ON "chain_stops" USING btree ("chain_id","stopped_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("next_attempt_at","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_by_endpoint" ON "webhook_deliveries" USING btree ("endpoint_id","created_at","id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_by_creation" ON "webhook_endpoints" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_statement" FOREIGN KEY ("chain_id","establishment_id","stated_icv","previous_hash") REFERENCES "public"."chain_stops"("chain_id","establishment_id","stated_icv","stated_hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE FUNCTION khatm_resume_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.resumes := EXISTS (
		SELECT 1 FROM chain_stops s
		WHERE s.chain_id = NEW.chain_id AND s.stated_icv = NEW.icv - 1 AND s.stated_hash = NEW.previous_hash
			AND s.resumed_at IS NOT NULL AND s.stated_icv > s.ledger_icv);
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "document_identities_resume" BEFORE INSERT ON "document_identities" FOR EACH ROW EXECUTE FUNCTION khatm_resume_chain();--> statement-breakpoint
CREATE FUNCTION khatm_number_event() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('document_events ' || NEW.establishment_id, 0));
	SELECT coalesce(max(e.position), 0) + 1 INTO NEW.position FROM document_events e WHERE e.establishment_id = NEW.establishment_id;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "document_events_number" BEFORE INSERT ON "document_events" FOR EACH ROW EXECUTE FUNCTION khatm_number_event();--> statement-breakpoint
CREATE FUNCTION khatm_address_event() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO webhook_deliveries (establishment_id, endpoint_id, device_id, event_id, next_attempt_at, created_at)
	SELECT NEW.establishment_id, w.id, NEW.device_id, NEW.id, NEW.at, NEW.at FROM webhook_endpoints w
	WHERE w.establishment_id = NEW.establishment_id AND w.active AND NEW.kind = ANY (w.events)
		AND (w.device_id IS NULL OR w.device_id = NEW.device_id);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "document_events_address" AFTER INSERT ON "document_events" FOR EACH ROW EXECUTE FUNCTION khatm_address_event();
