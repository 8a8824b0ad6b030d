CREATE TYPE "public"."environment" AS ENUM('sandbox', 'simulation', 'production', 'simulator');--> statement-breakpoint
CREATE TYPE "public"."functionality_map" AS ENUM('1000', '0100', '1100');--> statement-breakpoint
CREATE TYPE "public"."identifier_scheme" AS ENUM('CRN', 'MOM', 'MLS', 'SAG', '700', 'OTH');--> statement-breakpoint
CREATE TYPE "public"."chain_status" AS ENUM('open', 'stopped', 'closed');--> statement-breakpoint
CREATE TYPE "public"."credential_kind" AS ENUM('compliance', 'production');--> statement-breakpoint
CREATE TYPE "public"."credential_status" AS ENUM('received', 'ready', 'live', 'superseded', 'revoked', 'refused');--> statement-breakpoint
CREATE TYPE "public"."custody" AS ENUM('central', 'watched', 'local');--> statement-breakpoint
CREATE TYPE "public"."device_status" AS ENUM('draft', 'live', 'suspended', 'ended');--> statement-breakpoint
CREATE TYPE "public"."check_status" AS ENUM('missing', 'sent', 'passed', 'passed_with_warnings', 'failed');--> statement-breakpoint
CREATE TYPE "public"."compliance_step" AS ENUM('standard-compliant', 'standard-credit-note-compliant', 'standard-debit-note-compliant', 'simplified-compliant', 'simplified-credit-note-compliant', 'simplified-debit-note-compliant');--> statement-breakpoint
CREATE TYPE "public"."enrolment_kind" AS ENUM('onboarding', 'renewal');--> statement-breakpoint
CREATE TYPE "public"."enrolment_status" AS ENUM('ready', 'compliance_requested', 'compliant_pending', 'checked', 'production_requested', 'issued', 'active', 'shape_tested', 'abandoned');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('owner', 'admin', 'it', 'accountant', 'auditor');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"establishment_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"entry_id" bigint PRIMARY KEY NOT NULL,
	"establishment_id" uuid,
	"position" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"establishment_id" uuid,
	"environment" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"status" "chain_status" DEFAULT 'open' NOT NULL,
	"last_icv" bigint DEFAULT 0 NOT NULL,
	"last_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chains_tenant" UNIQUE("id","device_id","establishment_id","environment")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"kind" "credential_kind" NOT NULL,
	"status" "credential_status" DEFAULT 'received' NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"key_pair_id" uuid NOT NULL,
	"request_id" text NOT NULL,
	"token_sealed" "bytea" NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"certificate" "bytea",
	"fingerprint" text,
	"serial_number" text,
	"issuer" text,
	"common_name" text,
	"vat_number" text,
	"egs_serial" text,
	"functionality_map" "functionality_map",
	"not_before" timestamp with time zone,
	"not_after" timestamp with time zone,
	"warnings" text[] DEFAULT '{}' NOT NULL,
	"chain_id" uuid,
	"replaces_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_tenant" UNIQUE("id","device_id","establishment_id","environment","kind")
);
--> statement-breakpoint
CREATE TABLE "device_branches" (
	"device_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	CONSTRAINT "device_branches_device_id_branch_id_pk" PRIMARY KEY("device_id","branch_id")
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" "device_status" DEFAULT 'draft' NOT NULL,
	"environment" "environment" NOT NULL,
	"custody" "custody" DEFAULT 'central' NOT NULL,
	"functionality_map" "functionality_map" NOT NULL,
	"egs_serial" text NOT NULL,
	"csr_common_name" text NOT NULL,
	"csr_organization_unit" text NOT NULL,
	"csr_organization" text NOT NULL,
	"csr_address" text NOT NULL,
	"csr_industry" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "devices_tenant" UNIQUE("id","establishment_id"),
	CONSTRAINT "devices_serial" UNIQUE("establishment_id","environment","egs_serial")
);
--> statement-breakpoint
CREATE TABLE "document_identities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"device_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"chain_id" uuid NOT NULL,
	"credential_id" uuid NOT NULL,
	"credential_kind" "credential_kind" DEFAULT 'production' NOT NULL,
	"icv" bigint NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"uuid" uuid NOT NULL,
	"number" text NOT NULL,
	"rejected_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_identities_tenant" UNIQUE("id","establishment_id"),
	CONSTRAINT "document_identities_icv" UNIQUE("chain_id","icv"),
	CONSTRAINT "document_identities_link" UNIQUE("chain_id","previous_hash"),
	CONSTRAINT "document_identities_uuid" UNIQUE("establishment_id","environment","uuid"),
	CONSTRAINT "document_identities_credential_kind" CHECK ("document_identities"."credential_kind" = 'production')
);
--> statement-breakpoint
CREATE TABLE "compliance_checks" (
	"enrolment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"step" "compliance_step" NOT NULL,
	"status" "check_status" DEFAULT 'missing' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "compliance_checks_enrolment_id_step_pk" PRIMARY KEY("enrolment_id","step")
);
--> statement-breakpoint
CREATE TABLE "enrolment_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enrolment_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"enrolment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"from_status" "enrolment_status" NOT NULL,
	"to_status" "enrolment_status" NOT NULL,
	"reason_code" text,
	"reason_params" jsonb
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"kind" "enrolment_kind" NOT NULL,
	"status" "enrolment_status" DEFAULT 'ready' NOT NULL,
	"functionality_map" "functionality_map" NOT NULL,
	"key_pair_id" uuid NOT NULL,
	"csr_pem" text NOT NULL,
	"lost_answers" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"unanswered_since" timestamp with time zone,
	"reason_code" text,
	"reason_params" jsonb,
	"next_attempt_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrolments_tenant" UNIQUE("id","device_id","establishment_id","environment")
);
--> statement-breakpoint
CREATE TABLE "key_pairs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_key_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_pairs_tenant" UNIQUE("id","device_id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "otps" (
	"enrolment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"kind" "enrolment_kind" NOT NULL,
	"vat_number" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "otps_enrolment_id_pk" PRIMARY KEY("enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "branches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"member_id" uuid,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"identifier_scheme" "identifier_scheme" NOT NULL,
	"identifier_value" text NOT NULL,
	"street" text NOT NULL,
	"building_number" text NOT NULL,
	"district" text NOT NULL,
	"city" text NOT NULL,
	"postal_code" text NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "branches_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "establishments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"vat_number" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"identifier_scheme" "identifier_scheme" NOT NULL,
	"identifier_value" text NOT NULL,
	"street" text NOT NULL,
	"building_number" text NOT NULL,
	"district" text NOT NULL,
	"city" text NOT NULL,
	"postal_code" text NOT NULL,
	"industry" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "establishments_vat_number_unique" UNIQUE("vat_number"),
	CONSTRAINT "establishments_vat_number" CHECK ("establishments"."vat_number" ~ '^3[0-9]{13}3$')
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"tin" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"identifier_scheme" "identifier_scheme" NOT NULL,
	"identifier_value" text NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_tenant" UNIQUE("id","establishment_id"),
	CONSTRAINT "members_tin" UNIQUE("establishment_id","tin"),
	CONSTRAINT "members_tin_format" CHECK ("members"."tin" ~ '^3[0-9]{9}$')
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"establishment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"branch_ids" uuid[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_establishment_id_user_id_pk" PRIMARY KEY("establishment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"totp_sealed" "bytea",
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"is_operator" boolean DEFAULT false NOT NULL,
	"preferences" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chains" ADD CONSTRAINT "chains_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_enrolment" FOREIGN KEY ("enrolment_id","device_id","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_key_pair" FOREIGN KEY ("key_pair_id","device_id","establishment_id") REFERENCES "public"."key_pairs"("id","device_id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_chain" FOREIGN KEY ("chain_id","device_id","establishment_id","environment") REFERENCES "public"."chains"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_replaces" FOREIGN KEY ("replaces_id","device_id","establishment_id","environment","kind") REFERENCES "public"."credentials"("id","device_id","establishment_id","environment","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_branches" ADD CONSTRAINT "device_branches_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_branches" ADD CONSTRAINT "device_branches_branch" FOREIGN KEY ("branch_id","establishment_id") REFERENCES "public"."branches"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_branch" FOREIGN KEY ("branch_id","establishment_id") REFERENCES "public"."branches"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_chain" FOREIGN KEY ("chain_id","device_id","establishment_id","environment") REFERENCES "public"."chains"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_credential" FOREIGN KEY ("credential_id","device_id","establishment_id","environment","credential_kind") REFERENCES "public"."credentials"("id","device_id","establishment_id","environment","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_identities" ADD CONSTRAINT "document_identities_branch" FOREIGN KEY ("device_id","branch_id") REFERENCES "public"."device_branches"("device_id","branch_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compliance_checks" ADD CONSTRAINT "compliance_checks_enrolment" FOREIGN KEY ("enrolment_id","device_id","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_events" ADD CONSTRAINT "enrolment_events_enrolment" FOREIGN KEY ("enrolment_id","device_id","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_key_pair" FOREIGN KEY ("key_pair_id","device_id","establishment_id") REFERENCES "public"."key_pairs"("id","device_id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_pairs" ADD CONSTRAINT "key_pairs_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otps" ADD CONSTRAINT "otps_enrolment" FOREIGN KEY ("enrolment_id","device_id","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branches" ADD CONSTRAINT "branches_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branches" ADD CONSTRAINT "branches_member" FOREIGN KEY ("member_id","establishment_id") REFERENCES "public"."members"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_in_order" ON "audit_entries" USING btree ("establishment_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_entity" ON "audit_entries" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_seals_in_order" ON "audit_seals" USING btree ("establishment_id","position");--> statement-breakpoint
CREATE INDEX "settings_lookup" ON "settings" USING btree ("establishment_id","environment","key");--> statement-breakpoint
CREATE UNIQUE INDEX "chains_one_open" ON "chains" USING btree ("device_id","environment") WHERE status <> 'closed';--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_one_live" ON "credentials" USING btree ("device_id","environment") WHERE status = 'live';--> statement-breakpoint
CREATE INDEX "credentials_by_expiry" ON "credentials" USING btree ("establishment_id","not_after","id");--> statement-breakpoint
CREATE INDEX "credentials_by_device" ON "credentials" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "devices_by_name" ON "devices" USING btree ("establishment_id","name","id");--> statement-breakpoint
CREATE INDEX "devices_by_branch" ON "devices" USING btree ("branch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_identities_number" ON "document_identities" USING btree ("establishment_id","environment","number") WHERE rejected_at is null;--> statement-breakpoint
CREATE INDEX "enrolment_events_in_order" ON "enrolment_events" USING btree ("enrolment_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_one_open" ON "enrolments" USING btree ("device_id","environment") WHERE status not in ('active', 'shape_tested', 'abandoned');--> statement-breakpoint
CREATE INDEX "enrolments_by_creation" ON "enrolments" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "enrolments_due" ON "enrolments" USING btree ("next_attempt_at") WHERE next_attempt_at is not null;--> statement-breakpoint
CREATE INDEX "otps_by_expiry" ON "otps" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "branches_by_name" ON "branches" USING btree ("establishment_id","name_en","id");--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");