import { otpLifetimeMs } from "./enrolment.ts";

/** The portal's clock and ours may differ by so much. */
const skewMs = 60_000;

export type StatedTime =
  | { readonly kind: "good"; readonly madeAt: Date; readonly expiresAt: Date }
  | { readonly kind: "future" | "too_old" };

/** What the stated time of creation of a batch means now: until when its codes are good, or why they cannot be. */
export function statedTime(madeAt: Date, now: Date): StatedTime {
  if (madeAt.getTime() > now.getTime() + skewMs) return { kind: "future" };
  const made = new Date(Math.min(madeAt.getTime(), now.getTime()));
  const expiresAt = new Date(made.getTime() + otpLifetimeMs);
  return expiresAt <= now ? { kind: "too_old" } : { kind: "good", madeAt: made, expiresAt };
}

/** A time as a form field writes it, `YYYY-MM-DDTHH:MM` with or without seconds, read as Riyadh time; undefined when it is none. */
export function riyadhInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return undefined;
  const at = new Date(`${text}+03:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
