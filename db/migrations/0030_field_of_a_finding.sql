-- By hand, for partitioned tables are beyond drizzle-kit: the field of the caller's JSON behind the path.
ALTER TABLE "findings" ADD COLUMN "field" text;
