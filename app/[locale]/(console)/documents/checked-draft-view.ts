import type { checkTyped } from "#lib/services/documents/check-typed.ts";

export type CheckedDraft = Awaited<ReturnType<typeof checkTyped.run>>;
