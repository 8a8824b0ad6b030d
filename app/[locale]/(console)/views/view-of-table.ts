import type { listViews } from "#lib/services/views/queries.ts";

export type ViewOfTable = Awaited<ReturnType<typeof listViews.run>>[number];
