"use client";

import { useNow, useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/cx.ts";
import type { OtpCodeState } from "#lib/domain/otp-session.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { BatchView } from "./batch-view.ts";

/** One big clock per batch: how long its codes are still good, and what has become of them. */
export function BatchClock({ batches, isOver }: { batches: readonly BatchView[]; isOver: boolean }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {batches.map((batch) => (
        <Batch key={batch.number} batch={batch} isOver={isOver} />
      ))}
    </ul>
  );
}

function Batch({ batch, isOver }: { batch: BatchView; isOver: boolean }) {
  const t = useTranslations("sessions.clock");
  const format = useFormat();
  const open = !isOver && batch.codes.some(({ state }) => state === "held" || state === "assigned");
  return (
    <li className="flex flex-col gap-1 rounded-md border bg-surface p-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-section font-semibold">{t("batch", { number: batch.number })}</span>
        <span className="text-ink-quiet">{t("codes", { count: batch.size })}</span>
      </p>
      {open && <Clock until={batch.expiresAt} />}
      <p className="text-cell text-ink-quiet">
        {t("made", { time: format.time(batch.madeAt), until: format.time(batch.expiresAt) })}{" "}
        <bdi>{t(`way.${batch.way}`, { name: batch.givenBy })}</bdi>
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {order.flatMap((state) =>
          batch.codes
            .filter((one) => one.state === state)
            .map(({ count }) => (
              <li key={state}>
                <StateMark state={states[state]} quiet>
                  {t(`state.${state}`, { count: format.number(count) })}
                </StateMark>
              </li>
            )),
        )}
      </ul>
    </li>
  );
}

function Clock({ until }: { until: string }) {
  const t = useTranslations("sessions.clock");
  const now = useNow({ updateInterval: 1000 });
  const left = Math.max(0, Math.floor((new Date(until).getTime() - now.getTime()) / 1000));
  const digits = `${String(Math.floor(left / 60)).padStart(2, "0")}:${String(left % 60).padStart(2, "0")}`;
  const ink = left === 0 ? "text-broken" : left < 10 * 60 ? "text-late" : "text-ink";
  return (
    <p className={cx("flex flex-wrap items-baseline gap-x-3", ink)}>
      <bdi dir="ltr" role="timer" className="text-clock font-semibold" suppressHydrationWarning>
        {digits}
      </bdi>
      <span>{left === 0 ? t("over") : t("left")}</span>
    </p>
  );
}

const order = ["refused", "lost", "expired", "dropped", "assigned", "held", "spent", "unused"] as const;

const states: Readonly<Record<OtpCodeState, State>> = {
  held: "waiting",
  assigned: "waiting",
  spent: "good",
  refused: "broken",
  lost: "late",
  expired: "late",
  dropped: "unknown",
  unused: "unknown",
};
