import type { Authority } from "./ca.ts";
import type { MovableClock } from "./clock.ts";
import type { Credentials } from "./credentials.ts";
import type { Dice } from "./dice.ts";
import type { Ledger } from "./ledger.ts";
import type { Faults } from "./faults.ts";
import type { Language, Message } from "./messages.ts";
import type { Otps } from "./otp.ts";
import type { Station } from "./stations.ts";
import type { SwitchBoard } from "./switches.ts";
import type { RequestLog } from "./request-log.ts";

export type RuleReport = { readonly schemaValid: boolean; readonly messages: readonly Message[] };

/** Schema and business rules for the bytes of a document, in Fatoora's message form. */
export type Check = (xml: Uint8Array, now: Date, language: Language) => RuleReport;

/** All that the calls, the portal and the control endpoint work on. */
export type World = {
  readonly clock: MovableClock;
  readonly authority: Authority;
  readonly otps: Otps;
  readonly credentials: Credentials;
  readonly ledger: Ledger;
  readonly switches: SwitchBoard;
  readonly faults: Faults;
  readonly dice: Dice;
  readonly log: RequestLog;
  readonly check: Check;
};

export type Incoming = {
  readonly station: Station;
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly language: Language;
};
