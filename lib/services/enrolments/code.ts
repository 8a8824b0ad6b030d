import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { otps } from "#db/schema/enrolments.ts";
import type { OtpCodeEnd } from "#lib/domain/otp-session.ts";
import { settleCode } from "#lib/services/otp-sessions/settle.ts";
import type { EnrolmentRecord } from "./load.ts";

/** The given code of this enrolment, still sealed; undefined when none is held. */
export async function findCode(db: Pick<Reader, "select">, enrolment: EnrolmentRecord) {
  const [found] = await db.select().from(otps).where(eq(otps.enrolmentId, enrolment.id));
  return found;
}

export type HeldCode = NonNullable<Awaited<ReturnType<typeof findCode>>>;

/** Forgets the code; in the transaction that records the answer it was spent on. A session that it came from learns how it ended. */
export async function eraseCode(tx: Writer, enrolment: EnrolmentRecord, end: OtpCodeEnd, at: Date): Promise<void> {
  await tx.delete(otps).where(eq(otps.enrolmentId, enrolment.id));
  await settleCode(tx, enrolment.id, end, at);
}

export const otpRef = (enrolmentId: string) => ({ table: "otps", row: enrolmentId, field: "sealed" });
