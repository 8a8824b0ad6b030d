import type { findAdvances } from "#lib/services/documents/advances.ts";

export type FoundAdvance = Awaited<ReturnType<typeof findAdvances.run>>[number];
