CREATE TABLE "prepayment_takings" (
	"document_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"prepayment_id" uuid NOT NULL,
	"prepayment_device_id" uuid NOT NULL,
	"category" text NOT NULL,
	"percent" text NOT NULL,
	"net" bigint NOT NULL,
	"tax" bigint NOT NULL,
	CONSTRAINT "prepayment_takings_document_id_prepayment_id_category_percent_pk" PRIMARY KEY("document_id","prepayment_id","category","percent"),
	CONSTRAINT "prepayment_takings_positive" CHECK ("prepayment_takings"."net" >= 0 and "prepayment_takings"."tax" >= 0)
);
--> statement-breakpoint
ALTER TABLE "prepayment_takings" ADD CONSTRAINT "prepayment_takings_document" FOREIGN KEY ("document_id","device_id","establishment_id","environment") REFERENCES "public"."document_identities"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepayment_takings" ADD CONSTRAINT "prepayment_takings_prepayment" FOREIGN KEY ("prepayment_id","prepayment_device_id","establishment_id","environment") REFERENCES "public"."document_identities"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prepayment_takings_of" ON "prepayment_takings" USING btree ("prepayment_id");--> statement-breakpoint
-- By hand: what is left of a prepayment is the establishment's, whichever branch or device asks. Both look past a caller's branches and
-- device, never past its establishments.
CREATE FUNCTION khatm_named_prepayments(place uuid, surroundings "environment", numbers text[], uuids uuid[])
RETURNS TABLE (id uuid, device_id uuid, number text, uuid uuid, rejected boolean, type_code text, xml bytea)
LANGUAGE sql STABLE SET search_path = public, pg_temp SET khatm.device = '' SET khatm.limited = '' AS $$
	SELECT i.id, i.device_id, i.number, i.uuid, i.rejected_at IS NOT NULL, d.type_code, CASE WHEN d.type_code = '386' THEN d.xml END
	FROM document_identities i JOIN documents d ON d.document_id = i.id AND d.issued_at = i.created_at
	WHERE i.establishment_id = place AND i.environment = surroundings
		AND (i.uuid = ANY (uuids) OR (i.number = ANY (numbers) AND i.rejected_at IS NULL));
$$;--> statement-breakpoint
-- A row for each of these prepayments that is not rejected, and one for each VAT category and rate of which something was taken, from it or
-- from a rejected one of its number. Held, none of them can be taken from or rejected meanwhile.
CREATE FUNCTION khatm_taken(prepayments uuid[], hold boolean)
RETURNS TABLE (prepayment_id uuid, category text, percent text, net bigint, tax bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp SET khatm.device = '' SET khatm.limited = '' AS $$
BEGIN
	IF hold THEN
		PERFORM FROM document_identities i WHERE i.id = ANY (prepayments) AND i.rejected_at IS NULL ORDER BY i.id FOR NO KEY UPDATE;
	END IF;
	RETURN QUERY
	SELECT p.id, t.category, t.percent, sum(t.net)::bigint, sum(t.tax)::bigint
	FROM document_identities p
	CROSS JOIN LATERAL (
		SELECT p.id UNION ALL
		SELECT r.id FROM document_identities r
		WHERE r.establishment_id = p.establishment_id AND r.environment = p.environment AND r.number = p.number AND r.rejected_at IS NOT NULL
	) AS same (id)
	LEFT JOIN prepayment_takings t ON t.prepayment_id = same.id
		AND EXISTS (SELECT FROM document_identities d WHERE d.id = t.document_id AND d.rejected_at IS NULL)
	WHERE p.id = ANY (prepayments) AND p.rejected_at IS NULL
	GROUP BY p.id, t.category, t.percent;
END $$;
