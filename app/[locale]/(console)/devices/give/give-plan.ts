import type { planGive } from "#lib/services/fleet/give.ts";

export type GivePlan = Awaited<ReturnType<typeof planGive.run>>;
