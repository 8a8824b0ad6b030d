CREATE TYPE "public"."bulk_act" AS ENUM('suspend', 'resume');--> statement-breakpoint
CREATE TYPE "public"."bulk_block" AS ENUM('draft', 'not_live', 'not_suspended', 'ended', 'watched', 'revocation_open', 'changed');--> statement-breakpoint
CREATE TYPE "public"."bulk_outcome" AS ENUM('waiting', 'done', 'left_out');--> statement-breakpoint
CREATE TYPE "public"."view_table" AS ENUM('devices', 'certificates', 'enrolments', 'documents', 'branches');--> statement-breakpoint
CREATE TABLE "bulk_run_devices" (
	"run_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"outcome" "bulk_outcome" DEFAULT 'waiting' NOT NULL,
	"block" "bulk_block",
	"at" timestamp with time zone,
	CONSTRAINT "bulk_run_devices_run_id_device_id_pk" PRIMARY KEY("run_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "bulk_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"act" "bulk_act" NOT NULL,
	"reason" text,
	"filter" jsonb NOT NULL,
	"size" integer NOT NULL,
	"started_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "bulk_runs_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"list" "view_table" NOT NULL,
	"name" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "saved_views_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD COLUMN "saved_view_id" uuid;--> statement-breakpoint
ALTER TABLE "bulk_run_devices" ADD CONSTRAINT "bulk_run_devices_run" FOREIGN KEY ("run_id","establishment_id") REFERENCES "public"."bulk_runs"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_run_devices" ADD CONSTRAINT "bulk_run_devices_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_runs" ADD CONSTRAINT "bulk_runs_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_run_devices_in_order" ON "bulk_run_devices" USING btree ("run_id","position");--> statement-breakpoint
CREATE INDEX "bulk_run_devices_waiting" ON "bulk_run_devices" USING btree ("run_id","position") WHERE outcome = 'waiting';--> statement-breakpoint
CREATE INDEX "bulk_run_devices_by_device" ON "bulk_run_devices" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "bulk_runs_by_age" ON "bulk_runs" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "bulk_runs_open" ON "bulk_runs" USING btree ("created_at") WHERE done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_name" ON "saved_views" USING btree ("establishment_id","user_id","list","name") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "saved_views_by_list" ON "saved_views" USING btree ("establishment_id","list");--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_saved_view" FOREIGN KEY ("saved_view_id","establishment_id") REFERENCES "public"."saved_views"("id","establishment_id") ON DELETE no action ON UPDATE no action;