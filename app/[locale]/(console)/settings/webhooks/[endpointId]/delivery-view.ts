import type { State } from "#components/ui/badge.tsx";
import { testKind, type DeliveryState } from "#lib/domain/event.ts";
import type { listDeliveries } from "#lib/services/webhooks/queries.ts";

type Row = Awaited<ReturnType<typeof listDeliveries.run>>["rows"][number];

export const deliveryView = (row: Row) => ({
  id: row.id,
  kind: row.kind ?? testKind,
  documentId: row.documentId,
  state: row.state,
  look: looks[row.state],
  attempts: row.attempts,
  status: row.lastStatus,
  failure: row.lastFailure,
  nextAt: row.state === "pending" && row.attempts > 0 ? (row.nextAttemptAt?.toISOString() ?? null) : null,
  createdAt: row.createdAt.toISOString(),
});

export type DeliveryView = ReturnType<typeof deliveryView>;

const looks = { pending: "waiting", delivered: "good", failed: "broken" } as const satisfies Record<
  DeliveryState,
  State
>;
