import type { ReviewedRow } from "#lib/services/take-over/review.ts";
import { currentContext } from "#lib/web/session.ts";

/** What was done, with its time. */
export async function atThisMoment<Output extends object>(output: Output): Promise<Output & { readonly at: string }> {
  const { clock } = await currentContext();
  return { ...output, at: clock.now().toISOString() };
}

/** Rows as the browser gets them. */
export const toReview = (rows: readonly ReviewedRow[]) =>
  rows.map(({ certificate, ...row }) => ({
    ...row,
    certificate: certificate && { ...certificate, notAfter: certificate.notAfter.toISOString() },
  }));

export type Reviewed = ReturnType<typeof toReview>[number];
