CREATE TYPE "public"."calendar_view" AS ENUM('certificates', 'documents', 'everything');--> statement-breakpoint
CREATE TYPE "public"."channel_kind" AS ENUM('in_app', 'email', 'webhook', 'slack', 'teams');--> statement-breakpoint
CREATE TYPE "public"."delivery_outcome" AS ENUM('confirmed', 'failed', 'unknown');--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view" "calendar_view" NOT NULL,
	"locale" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feeds_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" "channel_kind" NOT NULL,
	"address" text,
	"secret_sealed" "bytea",
	"locale" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"last_test_at" timestamp with time zone,
	"last_test_outcome" "delivery_outcome",
	"last_test_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "channels_tenant" UNIQUE("id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"digest_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("user_id","digest_id")
);
--> statement-breakpoint
CREATE TABLE "branch_owners" (
	"branch_id" uuid PRIMARY KEY NOT NULL,
	"establishment_id" uuid NOT NULL,
	"group_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"establishment_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_members_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"is_fallback" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "groups_tenant" UNIQUE("id","establishment_id"),
	CONSTRAINT "groups_fallback_stays" CHECK (not is_fallback or archived_at is null)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"branch_ids" uuid[],
	"group_ids" uuid[] NOT NULL,
	"locale" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"letter_outcome" "delivery_outcome",
	"letter_reason" text,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"establishment_id" uuid NOT NULL,
	"device_id" uuid,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"group_id" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignments_establishment_id_source_subject_pk" PRIMARY KEY("establishment_id","source","subject")
);
--> statement-breakpoint
CREATE TABLE "snoozes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"device_id" uuid,
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"snoozed_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_group" FOREIGN KEY ("group_id","establishment_id") REFERENCES "public"."groups"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_owners" ADD CONSTRAINT "branch_owners_branch" FOREIGN KEY ("branch_id","establishment_id") REFERENCES "public"."branches"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_owners" ADD CONSTRAINT "branch_owners_group" FOREIGN KEY ("group_id","establishment_id") REFERENCES "public"."groups"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group" FOREIGN KEY ("group_id","establishment_id") REFERENCES "public"."groups"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_membership" FOREIGN KEY ("establishment_id","user_id") REFERENCES "public"."memberships"("establishment_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_group" FOREIGN KEY ("group_id","establishment_id") REFERENCES "public"."groups"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_snoozed_by_users_id_fk" FOREIGN KEY ("snoozed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_device" FOREIGN KEY ("device_id","establishment_id") REFERENCES "public"."devices"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feeds_by_person" ON "calendar_feeds" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "channels_by_group" ON "channels" USING btree ("group_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notices_by_person" ON "notices" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "branch_owners_by_group" ON "branch_owners" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "group_members_by_user" ON "group_members" USING btree ("user_id","establishment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_one_fallback" ON "groups" USING btree ("establishment_id") WHERE is_fallback;--> statement-breakpoint
CREATE INDEX "groups_by_creation" ON "groups" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitations_by_creation" ON "invitations" USING btree ("establishment_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "snoozes_one_open" ON "snoozes" USING btree ("establishment_id","source","subject") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "snoozes_by_subject" ON "snoozes" USING btree ("subject","source");--> statement-breakpoint
CREATE FUNCTION khatm_first_group() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	INSERT INTO groups (establishment_id, name_ar, name_en, is_fallback) VALUES (NEW.id, 'المسؤولون', 'Responsible people', true);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "establishments_first_group" AFTER INSERT ON "establishments" FOR EACH ROW EXECUTE FUNCTION khatm_first_group();--> statement-breakpoint
SELECT set_config('khatm.everything', 'on', false);--> statement-breakpoint
INSERT INTO groups (establishment_id, name_ar, name_en, is_fallback) SELECT id, 'المسؤولون', 'Responsible people', true FROM establishments;--> statement-breakpoint
SELECT set_config('khatm.everything', 'off', false);--> statement-breakpoint
CREATE FUNCTION khatm_keep_fallback() RETURNS trigger LANGUAGE plpgsql SET khatm.everything = 'on' AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM groups g WHERE g.establishment_id = OLD.establishment_id AND g.is_fallback) THEN
		RAISE EXCEPTION 'an establishment keeps a fallback group' USING ERRCODE = 'check_violation';
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "groups_keep_fallback" AFTER UPDATE ON "groups" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.is_fallback) EXECUTE FUNCTION khatm_keep_fallback();
