import type { compareList } from "#lib/services/tie-out/compare.ts";

export type Comparison = Awaited<ReturnType<typeof compareList.run>>;

/** The comparison is what the person asked for, and holds nothing that they could not read. */
export const asItIs = (comparison: Comparison): Comparison => comparison;
