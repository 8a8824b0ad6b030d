import { deliveryOf } from "#lib/channels/deliver.ts";
import type { Edges } from "#lib/context.ts";
import { EnvironmentError } from "#lib/environment-error.ts";
import type { Send } from "#lib/webhooks/sender.ts";
import { loopbackAllowed } from "#lib/webhooks/config.ts";
import { refusalOf } from "#lib/webhooks/target.ts";
import { keepFinding } from "./self-check.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** Whom the worker tells that it lives, of `KHATM_HEARTBEAT_URL`; undefined where nobody is to be told. */
export function pulseAddress(variables: Variables = process.env): string | undefined {
  const url = variables["KHATM_HEARTBEAT_URL"] ?? "";
  if (url === "") return undefined;
  if (refusalOf(url, loopbackAllowed(variables)) !== undefined)
    throw new EnvironmentError("KHATM_HEARTBEAT_URL must be an https address outside this network.");
  return url;
}

/** Tells the outside that the worker lives, and keeps whether that was heard: only an answer of 2xx counts. */
export const sendPulse =
  (send: Send, url: string | undefined) =>
  async (edges: Pick<Edges, "database" | "clock">): Promise<void> => {
    if (url === undefined) return;
    const told = deliveryOf(await send({ url, headers: { "user-agent": "Khatm" }, body: "" }));
    const reason = told.outcome === "confirmed" ? null : told.reason;
    await keepFinding(edges, { name: "pulse.outgoing", aheadMs: null, reason });
  };
