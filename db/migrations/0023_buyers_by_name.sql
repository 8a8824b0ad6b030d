CREATE TABLE "buyer_names" (
	"establishment_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "buyer_names_establishment_id_name_pk" PRIMARY KEY("establishment_id","name")
);
--> statement-breakpoint
DROP INDEX "document_identities_rejected";--> statement-breakpoint
ALTER TABLE "document_identities" ADD COLUMN "buyer_name" text;--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
UPDATE "document_identities" i SET "buyer_name" = left(d."buyer_name", 300) FROM "documents" d
WHERE d."document_id" = i."id" AND d."issued_at" = i."created_at" AND d."buyer_name" <> '';--> statement-breakpoint
INSERT INTO "buyer_names" SELECT DISTINCT "establishment_id", "buyer_name" FROM "document_identities" WHERE "buyer_name" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "buyer_names" ADD CONSTRAINT "buyer_names_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "buyer_names_search" ON "buyer_names" USING gin (khatm_grams("name"));--> statement-breakpoint
CREATE INDEX "document_identities_by_buyer" ON "document_identities" USING btree ("buyer_name","created_at","id","establishment_id","branch_id","device_id","environment","kind") WHERE buyer_name is not null;--> statement-breakpoint
CREATE INDEX "document_identities_rejected" ON "document_identities" USING btree ("establishment_id","created_at","id","branch_id","device_id","environment","kind") WHERE rejected_at is not null;--> statement-breakpoint
-- By hand: a name is known from its first document on.
CREATE FUNCTION khatm_know_buyer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO buyer_names VALUES (NEW.establishment_id, NEW.buyer_name) ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "document_identities_buyer" AFTER INSERT ON "document_identities"
	FOR EACH ROW WHEN (NEW.buyer_name IS NOT NULL) EXECUTE FUNCTION khatm_know_buyer();
