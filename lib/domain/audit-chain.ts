import { createHash } from "node:crypto";

export type SealableEntry = {
  readonly id: string;
  readonly establishmentId: string | null;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly detail: unknown;
};

/** What the first entry of a chain is linked to. */
export const auditGenesis = "0".repeat(64);

/** Lower-case hex of SHA-256 over the hash before and the entry's fields as JSON with sorted keys. */
export function sealOf(previousHash: string, entry: SealableEntry): string {
  const fields = [
    entry.id,
    entry.establishmentId,
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.action,
    entry.entity,
    entry.entityId,
    sorted(entry.detail),
  ];
  return createHash("sha256").update(previousHash).update(JSON.stringify(fields)).digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
