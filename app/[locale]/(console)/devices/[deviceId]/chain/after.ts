import type { ChainReport } from "#lib/services/chains/schema.ts";

/** What an inspection with the stored bytes came to. */
export const found = ({ documents, total, next, findings }: ChainReport) => ({ documents, total, next, findings });
