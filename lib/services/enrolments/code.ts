import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { otps } from "#db/schema/enrolments.ts";
import type { EnrolmentRecord } from "./load.ts";

/** The given code of this enrolment, still sealed; undefined when none is held. */
export async function findCode(db: Pick<Reader, "select">, enrolment: EnrolmentRecord) {
  const [found] = await db.select().from(otps).where(eq(otps.enrolmentId, enrolment.id));
  return found;
}

export type HeldCode = NonNullable<Awaited<ReturnType<typeof findCode>>>;

/** Forgets the code; in the transaction that records the answer it was spent on. */
export async function eraseCode(tx: Writer, enrolment: EnrolmentRecord): Promise<void> {
  await tx.delete(otps).where(eq(otps.enrolmentId, enrolment.id));
}

export const otpRef = (enrolmentId: string) => ({ table: "otps", row: enrolmentId, field: "sealed" });
