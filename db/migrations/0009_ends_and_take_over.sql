CREATE TYPE "public"."credential_origin" AS ENUM('issued', 'taken_over', 'watched');--> statement-breakpoint
CREATE TYPE "public"."device_end" AS ENUM('archived', 'decommissioned', 'replaced', 'revoked');--> statement-breakpoint
CREATE TYPE "public"."arming_basis" AS ENUM('simulation', 'override');--> statement-breakpoint
CREATE TYPE "public"."discrepancy_kind" AS ENUM('unknown_there', 'unknown_here', 'revoked_there', 'wrong_environment');--> statement-breakpoint
CREATE TYPE "public"."list_form" AS ENUM('pasted', 'csv', 'xlsx');--> statement-breakpoint
CREATE TYPE "public"."portal_state" AS ENUM('active', 'revoked', 'expired', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."revocation_cause" AS ENUM('decommissioned', 'replaced', 'portal');--> statement-breakpoint
CREATE TYPE "public"."revocation_state" AS ENUM('open', 'stated', 'recorded', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."revocation_witness" AS ENUM('second_person', 'alone', 'list');--> statement-breakpoint
CREATE TABLE "discrepancies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"kind" "discrepancy_kind" NOT NULL,
	"device_id" uuid,
	"name" text NOT NULL,
	"egs_serial" text NOT NULL,
	"portal_state" "portal_state",
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_name" text NOT NULL,
	"form" "list_form" NOT NULL,
	"listed" integer NOT NULL,
	"agreed" integer NOT NULL,
	"recorded" integer NOT NULL,
	CONSTRAINT "reconciliations_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"cause" "revocation_cause" NOT NULL,
	"state" "revocation_state" DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"stated_at" timestamp with time zone,
	"stated_by" uuid,
	"stated_by_name" text,
	"reason" text,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"closed_by_name" text,
	"witness" "revocation_witness",
	CONSTRAINT "revocations_four_eyes" CHECK ("revocations"."witness" <> 'second_person' or "revocations"."stated_by" <> "revocations"."closed_by"),
	CONSTRAINT "revocations_stated" CHECK ("revocations"."state" = 'open' or "revocations"."stated_at" is not null or "revocations"."witness" = 'list')
);
--> statement-breakpoint
CREATE TABLE "sightings" (
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"fingerprint" text NOT NULL,
	"certificate_serial" text NOT NULL,
	"document_number" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sightings_device_id_environment_pk" PRIMARY KEY("device_id","environment")
);
--> statement-breakpoint
ALTER TABLE "credentials" ALTER COLUMN "enrolment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ALTER COLUMN "key_pair_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ALTER COLUMN "token_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ALTER COLUMN "secret_sealed" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "origin" "credential_origin" DEFAULT 'issued' NOT NULL;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "suspended_reason" text;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "ended_as" "device_end";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "promoted_from_id" uuid;--> statement-breakpoint
ALTER TABLE "establishments" ADD COLUMN "vat_suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "establishments" ADD COLUMN "vat_suspended_reason" text;--> statement-breakpoint
ALTER TABLE "establishments" ADD COLUMN "armed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "establishments" ADD COLUMN "armed_basis" "arming_basis";--> statement-breakpoint
ALTER TABLE "establishments" ADD COLUMN "armed_reason" text;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_reconciliation" FOREIGN KEY ("reconciliation_id","establishment_id") REFERENCES "public"."reconciliations"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_stated_by_users_id_fk" FOREIGN KEY ("stated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discrepancies_by_reconciliation" ON "discrepancies" USING btree ("reconciliation_id");--> statement-breakpoint
CREATE INDEX "discrepancies_by_device" ON "discrepancies" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "reconciliations_by_time" ON "reconciliations" USING btree ("establishment_id","environment","at");--> statement-breakpoint
CREATE UNIQUE INDEX "revocations_one_open" ON "revocations" USING btree ("device_id") WHERE state in ('open', 'stated');--> statement-breakpoint
CREATE INDEX "revocations_by_state" ON "revocations" USING btree ("establishment_id","state","opened_at","id");--> statement-breakpoint
CREATE INDEX "sightings_by_establishment" ON "sightings" USING btree ("establishment_id","seen_at");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_replaces" FOREIGN KEY ("replaces_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_promoted_from" FOREIGN KEY ("promoted_from_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "devices_one_successor" ON "devices" USING btree ("replaces_id") WHERE status <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "devices_one_promotion" ON "devices" USING btree ("promoted_from_id") WHERE status <> 'ended';--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_enrolled" CHECK (("credentials"."origin" = 'issued') = ("credentials"."enrolment_id" is not null));--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_held" CHECK (case when "credentials"."origin" = 'watched' then num_nonnulls("credentials"."key_pair_id", "credentials"."token_sealed", "credentials"."secret_sealed", "credentials"."chain_id") = 0 else num_nulls("credentials"."key_pair_id", "credentials"."token_sealed", "credentials"."secret_sealed") = 0 end);--> statement-breakpoint
ALTER TABLE "establishments" ADD CONSTRAINT "establishments_armed" CHECK (("establishments"."armed_at" is null) = ("establishments"."armed_basis" is null));--> statement-breakpoint
-- By hand: who was live in production before arming was asked for is armed.
SELECT set_config('khatm.everything', 'on', true);--> statement-breakpoint
UPDATE establishments e SET armed_at = now(), armed_basis = 'override', armed_reason = 'Live in production before arming was asked for'
WHERE EXISTS (SELECT 1 FROM devices d WHERE d.establishment_id = e.id AND d.environment = 'production' AND d.status IN ('live', 'suspended'));
