ALTER TYPE "public"."view_table" ADD VALUE 'audit';--> statement-breakpoint
ALTER TYPE "public"."view_table" ADD VALUE 'sessions';--> statement-breakpoint
ALTER TYPE "public"."view_table" ADD VALUE 'findings';--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "view_id" uuid;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_view" FOREIGN KEY ("view_id","establishment_id") REFERENCES "public"."saved_views"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channels_by_view" ON "channels" USING btree ("view_id") WHERE view_id is not null;