CREATE TABLE "document_event_counts" (
	"establishment_id" uuid PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "document_event_counts" ADD CONSTRAINT "document_event_counts_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
INSERT INTO "document_event_counts" SELECT "establishment_id", max("position") FROM "document_events" GROUP BY 1;--> statement-breakpoint
CREATE OR REPLACE FUNCTION khatm_number_event() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO document_event_counts AS c (establishment_id, position) VALUES (NEW.establishment_id, 1)
	ON CONFLICT (establishment_id) DO UPDATE SET position = c.position + 1
	RETURNING c.position INTO NEW.position;
	RETURN NEW;
END $$;--> statement-breakpoint
DROP TRIGGER "document_events_address" ON "document_events";--> statement-breakpoint
CREATE OR REPLACE FUNCTION khatm_address_event() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO webhook_deliveries (establishment_id, endpoint_id, device_id, event_id, next_attempt_at, created_at)
	SELECT e.establishment_id, w.id, e.device_id, e.id, e.at, e.at
	FROM fresh_events e JOIN webhook_endpoints w ON w.establishment_id = e.establishment_id
	WHERE w.active AND e.kind = ANY (w.events) AND (w.device_id IS NULL OR w.device_id = e.device_id)
	ORDER BY e.position;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "document_events_address" AFTER INSERT ON "document_events" REFERENCING NEW TABLE AS fresh_events
	FOR EACH STATEMENT EXECUTE FUNCTION khatm_address_event();
