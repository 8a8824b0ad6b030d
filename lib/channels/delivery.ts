import type { DeliveryOutcome } from "#lib/domain/channel.ts";

/** Why something did not arrive, or is not known to have. */
export type DeliveryReason =
  | "not_set_up"
  | "address_refused"
  | "unresolved"
  | "unreachable"
  | "tls"
  | "sign_in_refused"
  | "recipient_refused"
  | "refused"
  | "redirected"
  | "timeout"
  | "no_answer";

/** How one message ended. Only what the other side confirmed is confirmed; where no answer came it may have arrived. */
export type Delivery =
  | { readonly outcome: Extract<DeliveryOutcome, "confirmed"> }
  | { readonly outcome: Exclude<DeliveryOutcome, "confirmed">; readonly reason: DeliveryReason };

export const confirmed: Delivery = { outcome: "confirmed" };
export const failed = (reason: DeliveryReason): Delivery => ({ outcome: "failed", reason });
export const unknown = (reason: DeliveryReason): Delivery => ({ outcome: "unknown", reason });
