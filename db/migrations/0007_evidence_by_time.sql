-- By hand, for partitioned tables are beyond drizzle-kit: the list of all calls begins with the newest of an establishment.
CREATE INDEX "attempts_by_time" ON "attempts" ("establishment_id", "started_at", "id");
