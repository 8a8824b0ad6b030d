/**
 * What keeps a command from its database, in a sentence that gives away nothing of the address; undefined for every other error. Drivers
 * wrap what happened, so the codes of causes count too.
 */
export const databaseProblem = (error: unknown): string | undefined =>
  codesOf(error).flatMap((code) => sentences.get(code) ?? [])[0];

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  // the queue's tables are looked at first, by a library whose errors carry no code
  const own = "code" in error ? String(error.code) : /^pg-boss (?:is not|database) /.test(error.message) ? "3F000" : "";
  const tried = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [own, ...tried, ...codesOf(error.cause)];
}

/** Codes of Node, of the driver and of PostgreSQL (its appendix A). */
const sentences = new Map(
  [
    {
      sentence: "The database does not answer: is Khatm, or the PostgreSQL that DATABASE_URL names, running?",
      codes:
        "ECONNREFUSED ENOTFOUND EAI_AGAIN ETIMEDOUT EHOSTUNREACH ENETUNREACH ECONNRESET CONNECT_TIMEOUT CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED",
    },
    { sentence: "The database is starting or stopping: try again in a moment.", codes: "57P01 57P02 57P03" },
    { sentence: "The database takes no further connection: try again in a moment.", codes: "53300" },
    { sentence: "The database refuses the login of DATABASE_URL.", codes: "28P01 28000" },
    { sentence: "The database that DATABASE_URL names does not exist.", codes: "3D000" },
    {
      sentence:
        "The database was prepared by another version of Khatm, or not at all: start this version once, and it brings the database up to date.",
      codes: "42P01 42703 42704 42883 42501 3F000",
    },
  ].flatMap(({ sentence, codes }) => codes.split(" ").map((code) => [code, sentence] as const)),
);
