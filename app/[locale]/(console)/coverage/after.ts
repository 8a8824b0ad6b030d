import type { compareCoverage } from "#lib/services/coverage/compare.ts";

export type Compared = Awaited<ReturnType<typeof compareCoverage.run>>;

/** What the browser gets of a comparison. */
export const asCompared = (compared: Compared): Compared => compared;
