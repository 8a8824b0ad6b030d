import { eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { enrolments } from "#db/schema/enrolments.ts";
import { AppError } from "#lib/errors.ts";

/** The enrolment, or `not_found` when it is missing or another's. */
export async function loadEnrolment(db: Pick<Reader, "select">, id: string) {
  const [found] = await db.select().from(enrolments).where(eq(enrolments.id, id));
  if (found === undefined) throw new AppError("not_found");
  return found;
}

export type EnrolmentRecord = Awaited<ReturnType<typeof loadEnrolment>>;
