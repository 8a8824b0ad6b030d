import { z } from "zod";
import { devicesPerSession, otpSessionLifecycle, picks } from "#lib/domain/otp-session.ts";
import { environments } from "#lib/domain/environment.ts";
import { line, otp } from "#lib/domain/fields.ts";
import { riyadhInstant } from "#lib/domain/otp-clock.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

const deviceIds = z.preprocess(
  (value) => (typeof value === "string" ? [value] : (value ?? [])),
  z.array(z.uuid()).max(devicesPerSession),
);

/** Beside these, the filter of the list that it was picked from. */
export const PlanSessions = z.looseObject({
  pick: z.enum(picks).catch("due"),
  establishment: idFilter,
  branch: idFilter,
  /** A saved view of the devices or certificates. */
  view: idFilter,
  import: idFilter,
  device: deviceIds.catch([]),
});

export const StartSessions = z.object({ devices: deviceIds.pipe(z.array(z.uuid()).min(1)) });

export const OfSession = z.object({ sessionId: z.uuid() });

/** The address of the list of sessions. */
export const ListSessions = z.object({
  ...listInput(["created"], "-created"),
  q: searchText,
  status: choice(otpSessionLifecycle.statuses),
  environment: choice(environments),
  establishment: idFilter,
});

const complain = (code: string) => ({ error: code, params: { code, params: {} } });

/** When the portal made the codes, in Riyadh time; empty means now. */
const madeAt = z
  .string()
  .optional()
  .transform((text) => (text?.trim() ? riyadhInstant(text.trim()) : null))
  .pipe(z.date(complain("otp_time")).nullable());

/** A pasted text may be a whole page; a portal's file is small. */
const pasted = z.string().max(200_000).default("");
const portalFile = z
  .file()
  .max(1_000_000)
  .optional()
  .transform((file) => (file !== undefined && file.size > 0 ? file : undefined));

export const GiveCodes = z.object({ sessionId: z.uuid(), codes: pasted, file: portalFile, madeAt });

export const MakeHandOff = z.object({
  sessionId: z.uuid(),
  /** How long the link is good for; two hours at most. */
  minutes: z.coerce.number().pipe(z.int().min(10).max(120)).default(120),
});

export const OfHandOff = z.object({ handOffId: z.uuid() });

/** What somebody with a link sends: its token and the short code that was told separately. */
const proof = { token: line(200), code: otp, address: z.string().max(100) };
export const LookThroughHandOff = z.object(proof);
/** The portal's file as base64. */
const carried = z
  .base64()
  .max(200_000)
  .transform((text) => new Blob([Buffer.from(text, "base64")]))
  .optional();
export const DeliverCodes = z.object({ ...proof, codes: pasted, file: carried, madeAt });
