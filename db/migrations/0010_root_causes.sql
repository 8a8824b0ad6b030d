CREATE TABLE "cause_handlings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"code" text NOT NULL,
	"subject" text NOT NULL,
	"group_id" uuid,
	"note" text,
	"fixed_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cause_handlings_one" UNIQUE("establishment_id","environment","code","subject")
);
--> statement-breakpoint
CREATE TABLE "finding_counts" (
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"day" date NOT NULL,
	"severity" "finding_severity" NOT NULL,
	"code" text NOT NULL,
	"documents" integer NOT NULL,
	CONSTRAINT "finding_counts_establishment_id_day_code_environment_severity_pk" PRIMARY KEY("establishment_id","day","code","environment","severity")
);
--> statement-breakpoint
CREATE TABLE "finding_marks" (
	"id" bigint PRIMARY KEY NOT NULL,
	"counted_to" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cause_handlings" ADD CONSTRAINT "cause_handlings_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cause_handlings" ADD CONSTRAINT "cause_handlings_group" FOREIGN KEY ("group_id","establishment_id") REFERENCES "public"."groups"("id","establishment_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_counts" ADD CONSTRAINT "finding_counts_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_identities_rejected" ON "document_identities" USING btree ("establishment_id","rejected_at","id") WHERE rejected_at is not null;--> statement-breakpoint
CREATE INDEX "document_identities_rejected_number" ON "document_identities" USING btree ("establishment_id","environment","number","created_at") WHERE rejected_at is not null;--> statement-breakpoint
INSERT INTO "finding_marks" ("id", "counted_to") VALUES (1, '2018-01-01T00:00:00Z');
