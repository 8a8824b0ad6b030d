import type { planBulk } from "#lib/services/fleet/plan.ts";

export type BulkPlan = Awaited<ReturnType<typeof planBulk.run>>;
