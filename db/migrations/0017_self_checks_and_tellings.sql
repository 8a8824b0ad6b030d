ALTER TYPE "public"."alarm_clearing" ADD VALUE 'given_away';--> statement-breakpoint
CREATE TABLE "self_checks" (
	"name" text PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"ahead_ms" integer,
	"failing_since" timestamp with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "tellings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"user_id" uuid,
	"channel_id" uuid,
	"digest_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failed_reason" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tellings" ADD CONSTRAINT "tellings_channel" FOREIGN KEY ("channel_id","establishment_id") REFERENCES "public"."channels"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tellings_to_tell" ON "tellings" USING btree ("next_try_at") WHERE sent_at is null;