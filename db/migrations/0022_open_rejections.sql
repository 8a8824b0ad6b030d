CREATE TABLE "open_rejections" (
	"document_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"branch_id" uuid NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"category" text,
	"message" text,
	"buyer_name" text,
	"issued_at" timestamp with time zone NOT NULL,
	"rejected_at" timestamp with time zone NOT NULL,
	CONSTRAINT "open_rejections_document_id_code_pk" PRIMARY KEY("document_id","code")
);
--> statement-breakpoint
ALTER TABLE "open_rejections" ADD CONSTRAINT "open_rejections_document" FOREIGN KEY ("document_id","device_id","establishment_id","environment") REFERENCES "public"."document_identities"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "open_rejections_by_time" ON "open_rejections" USING btree ("establishment_id","rejected_at");--> statement-breakpoint
CREATE INDEX "open_rejections_in_order" ON "open_rejections" USING btree ("rejected_at");--> statement-breakpoint
CREATE INDEX "open_rejections_by_code" ON "open_rejections" USING btree ("establishment_id","environment","code","rejected_at");--> statement-breakpoint
CREATE INDEX "open_rejections_by_number" ON "open_rejections" USING btree ("establishment_id","environment","number");--> statement-breakpoint
CREATE INDEX "renewal_plans_by_state" ON "renewal_plans" USING btree ("establishment_id","state","credential_id","device_id");--> statement-breakpoint
-- By hand: these rows follow the ledger whoever rejects or issues, also where that person does not see the other document.
CREATE FUNCTION khatm_rejection_errors(document document_identities) RETURNS SETOF open_rejections
LANGUAGE sql STABLE AS $$
	SELECT DISTINCT ON (f.code) document.id, document.establishment_id, document.device_id, document.environment, document.branch_id,
		document.number, f.code, f.category, f.message, d.buyer_name, document.created_at, document.rejected_at
	FROM documents d JOIN findings f ON f.document_id = d.document_id
	WHERE d.document_id = document.id AND d.issued_at = document.created_at
		AND f.source = 'gateway' AND f.severity = 'error'
		AND f.found_at BETWEEN document.created_at AND document.rejected_at + interval '1 day'
		AND NOT EXISTS (
			SELECT FROM document_identities l
			WHERE l.establishment_id = document.establishment_id AND l.environment = document.environment
				AND l.number = document.number AND l.rejected_at IS NULL)
		AND NOT EXISTS (
			SELECT FROM document_identities l
			WHERE l.establishment_id = document.establishment_id AND l.environment = document.environment
				AND l.number = document.number AND l.rejected_at IS NOT NULL AND l.created_at > document.created_at)
	ORDER BY f.code, f.message
$$;--> statement-breakpoint
CREATE FUNCTION khatm_open_rejection() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO open_rejections SELECT * FROM khatm_rejection_errors(NEW) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION khatm_close_rejection() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET khatm.everything = 'on' AS $$
BEGIN
	DELETE FROM open_rejections o
	WHERE o.establishment_id = NEW.establishment_id AND o.environment = NEW.environment AND o.number = NEW.number;
	RETURN NULL;
END $$;--> statement-breakpoint
-- At the end of the transaction, when all that was found stands there.
CREATE CONSTRAINT TRIGGER "document_identities_rejection" AFTER UPDATE OF "rejected_at" ON "document_identities"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.rejected_at IS NOT NULL) EXECUTE FUNCTION khatm_open_rejection();--> statement-breakpoint
CREATE TRIGGER "document_identities_correction" AFTER INSERT ON "document_identities"
	FOR EACH ROW EXECUTE FUNCTION khatm_close_rejection();--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
INSERT INTO "open_rejections" SELECT e.* FROM "document_identities" d, khatm_rejection_errors(d) e WHERE d.rejected_at IS NOT NULL;
