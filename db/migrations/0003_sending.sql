CREATE TYPE "public"."breaker_cause" AS ENUM('unreachable', 'credentials');--> statement-breakpoint
CREATE TYPE "public"."breaker_state" AS ENUM('closed', 'open', 'half_open');--> statement-breakpoint
CREATE TYPE "public"."hold_reason" AS ENUM('credential_refused', 'configuration', 'person');--> statement-breakpoint
CREATE TABLE "breakers" (
	"environment" "environment" PRIMARY KEY NOT NULL,
	"state" "breaker_state" NOT NULL,
	"cause" "breaker_cause",
	"failures" integer NOT NULL,
	"failing_devices" uuid[] NOT NULL,
	"refusals" jsonb NOT NULL,
	"openings" integer NOT NULL,
	"opened_at" timestamp with time zone,
	"probe_at" timestamp with time zone,
	"recovered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_holds" (
	"device_id" uuid PRIMARY KEY NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"reason" "hold_reason" NOT NULL,
	"note" text,
	"held_at" timestamp with time zone NOT NULL,
	"probe_at" timestamp with time zone,
	"probes" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_lanes" (
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"in_flight" double precision NOT NULL,
	"per_second" double precision NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone,
	CONSTRAINT "submission_lanes_establishment_id_environment_pk" PRIMARY KEY("establishment_id","environment")
);
--> statement-breakpoint
DROP INDEX "settings_lookup";--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "silent_refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "oversizes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "credential_id" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "attention_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submission_holds" ADD CONSTRAINT "submission_holds_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_lanes" ADD CONSTRAINT "submission_lanes_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "submissions_in_lane" ON "submissions" USING btree ("establishment_id","environment","due_at","document_id") WHERE state in ('pending', 'copy_missing');--> statement-breakpoint
CREATE INDEX "submissions_next" ON "submissions" USING btree ("establishment_id","environment","next_attempt_at") WHERE state in ('pending', 'copy_missing');--> statement-breakpoint
CREATE INDEX "submissions_in_flight" ON "submissions" USING btree ("establishment_id","environment","asked_at") WHERE asked_at is not null;--> statement-breakpoint
CREATE INDEX "submissions_settled" ON "submissions" USING btree ("establishment_id","environment","settled_at") WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX "submissions_for_a_person" ON "submissions" USING btree ("establishment_id","attention_since") WHERE attention_since is not null;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_one" UNIQUE NULLS NOT DISTINCT("establishment_id","environment","key");