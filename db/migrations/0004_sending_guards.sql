-- By hand: which login may carry a document, and the cleared copies, partitioned by the month in which the document was issued.
CREATE FUNCTION khatm_check_login() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.document_id IS NULL OR (NEW.credential_id IS NULL AND TG_TABLE_NAME = 'submissions') THEN
		RETURN NEW;
	END IF;
	IF NOT EXISTS (
		SELECT 1 FROM document_identities d JOIN credentials c
			ON c.device_id = d.device_id AND c.establishment_id = d.establishment_id AND c.environment = d.environment
		WHERE d.id = NEW.document_id AND c.id = NEW.credential_id AND c.kind = 'production'
			AND (c.id = d.credential_id OR c.replaces_id = d.credential_id)
	) THEN
		RAISE EXCEPTION 'a document travels with the login that signed it or with its direct successor'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'submissions_login';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "submissions_login" BEFORE INSERT OR UPDATE OF "credential_id" ON "submissions" FOR EACH ROW EXECUTE FUNCTION khatm_check_login();--> statement-breakpoint
CREATE TRIGGER "attempts_login" BEFORE INSERT ON "attempts" FOR EACH ROW EXECUTE FUNCTION khatm_check_login();--> statement-breakpoint
CREATE INDEX "attempts_by_document" ON "attempts" ("document_id", "started_at");--> statement-breakpoint
CREATE TABLE "cleared_copies" (
	"document_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"xml" bytea NOT NULL,
	PRIMARY KEY ("document_id", "issued_at"),
	CONSTRAINT "cleared_copies_identity" FOREIGN KEY ("document_id", "device_id", "establishment_id", "environment") REFERENCES "document_identities" ("id", "device_id", "establishment_id", "environment")
) PARTITION BY RANGE ("issued_at");--> statement-breakpoint
CREATE TABLE "cleared_copies_rest" PARTITION OF "cleared_copies" DEFAULT;
