CREATE TYPE "public"."take_over_state" AS ENUM('asking', 'unanswered', 'done', 'refused', 'given_up');--> statement-breakpoint
CREATE TABLE "take_overs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"branch_id" uuid NOT NULL,
	"device_id" uuid,
	"state" "take_over_state" DEFAULT 'asking' NOT NULL,
	"reason_code" text,
	"reason_params" jsonb,
	"name" text NOT NULL,
	"egs_serial" text NOT NULL,
	"certificate" "bytea" NOT NULL,
	"serial_number" text NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"last_icv" bigint NOT NULL,
	"last_hash" text NOT NULL,
	"private_key_sealed" "bytea",
	"token_sealed" "bytea",
	"secret_sealed" "bytea",
	"tries" integer DEFAULT 0 NOT NULL,
	"calls" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"by_name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "take_overs_sealed" CHECK (case when "take_overs"."state" in ('asking', 'unanswered') then num_nulls("take_overs"."private_key_sealed", "take_overs"."token_sealed", "take_overs"."secret_sealed") = 0 and "take_overs"."ended_at" is null else num_nonnulls("take_overs"."private_key_sealed", "take_overs"."token_sealed", "take_overs"."secret_sealed") = 0 and "take_overs"."ended_at" is not null end),
	CONSTRAINT "take_overs_done" CHECK ("take_overs"."state" <> 'done' or "take_overs"."device_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "take_overs" ADD CONSTRAINT "take_overs_branch" FOREIGN KEY ("branch_id","establishment_id") REFERENCES "public"."branches"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "take_overs" ADD CONSTRAINT "take_overs_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "take_overs_one_open" ON "take_overs" USING btree ("establishment_id","environment","egs_serial") WHERE state in ('asking', 'unanswered');--> statement-breakpoint
CREATE INDEX "take_overs_by_time" ON "take_overs" USING btree ("establishment_id","started_at","id");--> statement-breakpoint
CREATE INDEX "take_overs_by_device" ON "take_overs" USING btree ("device_id");