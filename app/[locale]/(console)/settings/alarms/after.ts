import type { testChannel } from "#lib/services/channels/test.ts";

type Delivery = Awaited<ReturnType<typeof testChannel.run>>;

/** The one time at which the browser gets to see a webhook's secret. */
export const added = ({ secret }: { readonly secret: string | undefined }) => ({ secret: secret ?? null });

export const tested = (delivery: Delivery) => ({
  outcome: delivery.outcome,
  reason: delivery.outcome === "confirmed" ? null : delivery.reason,
});
