/** The ways by which Khatm reaches people beside its own pages. */
export const channelKinds = ["in_app", "email", "webhook", "slack", "teams"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** How a delivery ended: `unknown` where no answer came, so that it may have arrived. */
export const deliveryOutcomes = ["confirmed", "failed", "unknown"] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];
