CREATE TYPE "public"."otp_batch_way" AS ENUM('console', 'link');--> statement-breakpoint
CREATE TYPE "public"."otp_block" AS ENUM('establishment_archived', 'vat_suspended', 'not_armed', 'custody', 'ended', 'in_session', 'walk_of_other_kind', 'walk_under_way', 'code_given', 'no_certificate', 'identity_changed');--> statement-breakpoint
CREATE TYPE "public"."otp_code_state" AS ENUM('held', 'assigned', 'spent', 'refused', 'lost', 'expired', 'dropped', 'unused');--> statement-breakpoint
CREATE TYPE "public"."otp_session_status" AS ENUM('open', 'paused', 'cancelled', 'finished');--> statement-breakpoint
CREATE TYPE "public"."otp_pause_cause" AS ENUM('person', 'codes_refused');--> statement-breakpoint
CREATE TABLE "otp_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"number" integer NOT NULL,
	"size" integer NOT NULL,
	"way" "otp_batch_way" NOT NULL,
	"given_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "otp_batches_number" UNIQUE("session_id","number"),
	CONSTRAINT "otp_batches_tenant" UNIQUE("id","session_id","establishment_id","environment")
);
--> statement-breakpoint
CREATE TABLE "otp_hand_offs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"proof_hash" "bytea" NOT NULL,
	"made_by" text NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"deliveries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "otp_hand_offs_token" UNIQUE("token_hash"),
	CONSTRAINT "otp_hand_offs_two_hours" CHECK ("otp_hand_offs"."expires_at" <= "otp_hand_offs"."created_at" + interval '2 hours')
);
--> statement-breakpoint
CREATE TABLE "otp_session_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" "enrolment_kind" NOT NULL,
	"vat_number" text NOT NULL,
	"state" "otp_code_state" DEFAULT 'held' NOT NULL,
	"sealed" "bytea",
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"given_to" uuid,
	"enrolment_id" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "otp_session_codes_position" UNIQUE("batch_id","position"),
	CONSTRAINT "otp_session_codes_forgotten" CHECK (("otp_session_codes"."sealed" is not null) = ("otp_session_codes"."state" = 'held'))
);
--> statement-breakpoint
CREATE TABLE "otp_session_devices" (
	"session_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"device_id" uuid NOT NULL,
	"enrolment_id" uuid,
	"position" integer NOT NULL,
	"refusals" integer DEFAULT 0 NOT NULL,
	"blocked_by" "otp_block",
	"begun_here" boolean DEFAULT false NOT NULL,
	"released_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	CONSTRAINT "otp_session_devices_session_id_device_id_pk" PRIMARY KEY("session_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "otp_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"kind" "enrolment_kind" NOT NULL,
	"vat_number" text NOT NULL,
	"status" "otp_session_status" DEFAULT 'open' NOT NULL,
	"pause_cause" "otp_pause_cause",
	"size" integer NOT NULL,
	"started_by" text NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp with time zone NOT NULL,
	"resumed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "otp_sessions_tenant" UNIQUE("id","establishment_id","environment")
);
--> statement-breakpoint
ALTER TABLE "otp_batches" ADD CONSTRAINT "otp_batches_session" FOREIGN KEY ("session_id","establishment_id","environment") REFERENCES "public"."otp_sessions"("id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_hand_offs" ADD CONSTRAINT "otp_hand_offs_session" FOREIGN KEY ("session_id","establishment_id","environment") REFERENCES "public"."otp_sessions"("id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_session_codes" ADD CONSTRAINT "otp_session_codes_batch" FOREIGN KEY ("batch_id","session_id","establishment_id","environment") REFERENCES "public"."otp_batches"("id","session_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_session_codes" ADD CONSTRAINT "otp_session_codes_enrolment" FOREIGN KEY ("enrolment_id","given_to","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_session_devices" ADD CONSTRAINT "otp_session_devices_session" FOREIGN KEY ("session_id","establishment_id","environment") REFERENCES "public"."otp_sessions"("id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_session_devices" ADD CONSTRAINT "otp_session_devices_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_session_devices" ADD CONSTRAINT "otp_session_devices_enrolment" FOREIGN KEY ("enrolment_id","device_id","establishment_id","environment") REFERENCES "public"."enrolments"("id","device_id","establishment_id","environment") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "otp_sessions" ADD CONSTRAINT "otp_sessions_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "otp_hand_offs_by_session" ON "otp_hand_offs" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "otp_session_codes_by_state" ON "otp_session_codes" USING btree ("session_id","state");--> statement-breakpoint
CREATE INDEX "otp_session_codes_assigned" ON "otp_session_codes" USING btree ("enrolment_id") WHERE state = 'assigned';--> statement-breakpoint
CREATE INDEX "otp_session_codes_held" ON "otp_session_codes" USING btree ("expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX "otp_session_devices_one_open" ON "otp_session_devices" USING btree ("device_id","environment") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "otp_session_devices_by_enrolment" ON "otp_session_devices" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "otp_sessions_by_creation" ON "otp_sessions" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "otp_sessions_open" ON "otp_sessions" USING btree ("establishment_id") WHERE status = 'open';