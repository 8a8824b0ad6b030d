CREATE TYPE "public"."alarm_clearing" AS ENUM('renewed', 'more_urgent', 'ended');--> statement-breakpoint
CREATE TYPE "public"."renewal_instant_reason" AS ENUM('drawn', 'working_time', 'late', 'spread', 'person');--> statement-breakpoint
CREATE TYPE "public"."renewal_plan_state" AS ENUM('waiting', 'due', 'under_way', 'backing_off', 'held', 'done', 'dropped');--> statement-breakpoint
CREATE TABLE "alarms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"credential_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"credential_kind" "credential_kind" DEFAULT 'production' NOT NULL,
	"rung" integer NOT NULL,
	"user_id" uuid,
	"channel_id" uuid,
	"channel_kind" "channel_kind" NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failed_reason" text,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid,
	"cleared_at" timestamp with time zone,
	"cleared_as" "alarm_clearing",
	"digest_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alarms_once" UNIQUE NULLS NOT DISTINCT("credential_id","rung","user_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "renewal_plans" (
	"credential_id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"credential_kind" "credential_kind" DEFAULT 'production' NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"latest_at" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"instant_reason" "renewal_instant_reason" NOT NULL,
	"state" "renewal_plan_state" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_failure_at" timestamp with time zone,
	"next_try_at" timestamp with time zone,
	"attention_since" timestamp with time zone,
	"attention_reasons" text[] DEFAULT '{}' NOT NULL,
	"cause" text,
	"look_at" timestamp with time zone NOT NULL,
	"raised_rung" integer,
	"ring_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_acknowledged_by_users_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_credential" FOREIGN KEY ("credential_id","device_id","establishment_id","environment","credential_kind") REFERENCES "public"."credentials"("id","device_id","establishment_id","environment","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_channel" FOREIGN KEY ("channel_id","establishment_id") REFERENCES "public"."channels"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_plans" ADD CONSTRAINT "renewal_plans_credential" FOREIGN KEY ("credential_id","device_id","establishment_id","environment","credential_kind") REFERENCES "public"."credentials"("id","device_id","establishment_id","environment","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alarms_to_tell" ON "alarms" USING btree ("next_try_at") WHERE sent_at is null and acknowledged_at is null and cleared_at is null;--> statement-breakpoint
CREATE INDEX "alarms_by_time" ON "alarms" USING btree ("establishment_id","due_at","id");--> statement-breakpoint
CREATE INDEX "alarms_by_digest" ON "alarms" USING btree ("digest_id");--> statement-breakpoint
CREATE INDEX "alarms_by_device" ON "alarms" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "renewal_plans_to_look" ON "renewal_plans" USING btree ("look_at") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "renewal_plans_to_ring" ON "renewal_plans" USING btree ("ring_at") WHERE ring_at is not null;--> statement-breakpoint
CREATE INDEX "renewal_plans_by_end" ON "renewal_plans" USING btree ("establishment_id","not_after") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "renewal_plans_by_instant" ON "renewal_plans" USING btree ("establishment_id","planned_at") WHERE state not in ('done', 'dropped');--> statement-breakpoint
CREATE INDEX "renewal_plans_by_device" ON "renewal_plans" USING btree ("device_id");