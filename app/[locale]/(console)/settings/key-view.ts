import type { State } from "#components/ui/badge.tsx";
import type { KeyScope } from "#lib/domain/rights.ts";
import { keyScopes } from "#lib/domain/rights.ts";
import type { listApiKeys } from "#lib/services/api-keys/queries.ts";

type Row = Awaited<ReturnType<typeof listApiKeys.run>>["rows"][number];

export type KeyStanding = "valid" | "ending" | "expired" | "revoked";
export type KeyRowView = {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly KeyScope[];
  readonly device: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly createdAt: string;
  readonly standing: KeyStanding;
  readonly state: State;
};

const month = 30 * 86_400_000;

export function keyView(row: Row, devices: ReadonlyMap<string, string>, now: Date): KeyRowView {
  const standing = standingOf(row, now);
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: keyScopes.filter((scope) => row.scopes.includes(scope)),
    device: row.deviceId && (devices.get(row.deviceId) ?? row.deviceId),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    standing,
    state: looks[standing],
  };
}

function standingOf({ revokedAt, expiresAt }: Row, now: Date): KeyStanding {
  if (revokedAt !== null) return "revoked";
  if (expiresAt <= now) return "expired";
  return expiresAt.getTime() - now.getTime() < month ? "ending" : "valid";
}

const looks = { valid: "good", ending: "due", expired: "broken", revoked: "unknown" } as const;
