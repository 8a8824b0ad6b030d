import type { State } from "#components/ui/badge.tsx";
import { disabledReasons, eventKinds } from "#lib/domain/event.ts";
import type { EndpointView as Endpoint } from "#lib/services/webhooks/queries.ts";

type Standing = "never" | "working" | "failing" | "paused" | "off";

/** An endpoint as the screens need it; `devices` names those that one may be bound to. */
export function endpointView(row: Endpoint, devices: ReadonlyMap<string, string>) {
  const standing = standingOf(row);
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: eventKinds.filter((kind) => row.events.includes(kind)),
    device: row.deviceId && (devices.get(row.deviceId) ?? row.deviceId),
    active: row.active,
    offWhy: disabledReasons.find((reason) => reason === row.disabledReason) ?? null,
    lastFailure: row.lastFailure,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: row.lastFailureAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    standing,
    state: looks[standing],
  };
}

export type EndpointView = ReturnType<typeof endpointView>;

function standingOf({ active, disabledReason, failingSince, lastSuccessAt }: Endpoint): Standing {
  if (!active) return disabledReason === "person" ? "paused" : "off";
  if (failingSince !== null) return "failing";
  return lastSuccessAt === null ? "never" : "working";
}

const looks = {
  never: "unknown",
  working: "good",
  failing: "late",
  paused: "waiting",
  off: "broken",
} as const satisfies Record<Standing, State>;
