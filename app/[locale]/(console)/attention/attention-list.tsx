import { useTranslations } from "next-intl";
import { Seal } from "#components/shell/seal.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import type { Attention } from "#lib/services/attention/queries.ts";
import { ExpiringItems } from "./expiring-items.tsx";
import { WalkItems } from "./walk-items.tsx";

/** The most urgent first: what has ended, what has stopped, what waits. */
export function AttentionList({ found, count }: { found: Attention; count: number }) {
  const t = useTranslations("attention");
  if (count === 0)
    return (
      <div className="rounded-md border bg-surface">
        <EmptyState title={t("allClear")} drawing={<Seal size={56} className="text-good" />}>
          {t("allClearText")}
        </EmptyState>
      </div>
    );
  return (
    <>
      <ExpiringItems found={found.expiring} now={found.at} />
      <WalkItems kind="stopped" found={found.stopped} />
      <WalkItems kind="waiting" found={found.waiting} />
    </>
  );
}
