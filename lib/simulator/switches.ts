import { z } from "zod";
import type { Store } from "./store.ts";

const seconds = z.number().int().min(0);

/** What nobody knows for sure about Fatoora, or what differs from day to day. The defaults are the likeliest. */
export const Switches = z.strictObject({
  /** Family of the 400 bodies of onboarding calls. */
  refusalShape: z.enum(["errors", "flat", "nested", "category", "quoted", "vary"]).default("errors"),
  unauthorizedShape: z.enum(["json", "empty", "vary"]).default("json"),
  missingSteps: z.enum(["live", "swagger"]).default("live"),
  emptyLists: z.enum(["array", "null"]).default("array"),
  renewal: z.enum(["428", "428-wrapped", "200"]).default("428"),
  /** Seconds from the issue of a successor to the end of the old PCSID. */
  revokeOldAfter: seconds.default(0),
  expiredCredential: z.enum(["refused", "accepted"]).default("refused"),
  expiredRenewal: z.enum(["accepted", "refused"]).default("accepted"),
  /** A second `POST /production/csids` with the same compliance CSID. */
  repeatedProduction: z.enum(["issued", "refused"]).default("issued"),
  duplicates: z.enum(["live", "swagger", "bare", "conflict", "off"]).default("live"),
  clearance: z.enum(["on", "off"]).default("on"),
  /** Whether a wrong signature value, issuer name or serial number refuses a document or only warns. */
  softStampFaults: z.enum(["error", "warning"]).default("error"),
  chainFaults: z.enum(["mail", "refused"]).default("mail"),
  productionDays: z.number().int().positive().nullable().default(null),
  simulationDays: z.number().int().positive().nullable().default(null),
  /** Milliseconds that every answer takes longer. */
  latencyMs: z.number().int().min(0).default(0),
  bodyLimit: z
    .number()
    .int()
    .positive()
    .default(10 * 1024 * 1024),
});
export type Switches = z.infer<typeof Switches>;

export type SwitchBoard = {
  readonly current: Switches;
  set(changes: Partial<Switches>): Switches;
};

export function createSwitches(store: Store): SwitchBoard {
  let current = Switches.parse(JSON.parse(store.fact("switches", () => "{}")));
  return {
    get current() {
      return current;
    },
    set(changes) {
      current = Switches.parse({ ...current, ...changes });
      store.setFact("switches", JSON.stringify(current));
      return current;
    },
  };
}
