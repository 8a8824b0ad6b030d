CREATE TABLE "outcome_counts" (
	"establishment_id" uuid NOT NULL,
	"environment" "environment" NOT NULL,
	"day" date NOT NULL,
	"outcome" "submission_state" NOT NULL,
	"documents" integer NOT NULL,
	CONSTRAINT "outcome_counts_establishment_id_day_environment_outcome_pk" PRIMARY KEY("establishment_id","day","environment","outcome")
);
--> statement-breakpoint
ALTER TABLE "finding_marks" ADD COLUMN "settled_to" timestamp with time zone DEFAULT '2018-01-01T00:00:00Z' NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome_counts" ADD CONSTRAINT "outcome_counts_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;