import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { withParameters } from "#components/data-table/address.ts";
import { HealthBar } from "#components/charts/health-bar.tsx";
import { StateIcon, type State } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/cx.ts";
import { deviceStandings, type DeviceStanding } from "#lib/domain/device-standing.ts";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import type { StandingCounts } from "#lib/services/fleet/tree.ts";

type Props = {
  name: string;
  counts: StandingCounts;
  level: 1 | 2;
  isOpen: boolean;
  toggle: string;
  /** The inventory with the devices that are counted here. */
  rows: string;
  children?: ReactNode;
};

/** A place with its devices by how they stand; it opens in place, and each number leads to its rows. */
export function FleetRow({ name, counts, level, isOpen, toggle, rows, children }: Props) {
  const t = useTranslations("fleet.tree");
  return (
    <li className="border-b last:border-b-0">
      <div className={cx("flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5", level === 2 && "ps-9")}>
        <Link
          href={toggle}
          scroll={false}
          aria-expanded={isOpen}
          title={t(isOpen ? "close" : "open", { name })}
          className="inline-flex min-h-8 min-w-0 flex-1 basis-60 items-center gap-2 font-medium hover:text-accent"
        >
          <ChevronRight aria-hidden className={cx("size-4 shrink-0", isOpen ? "rotate-90" : "rtl:-scale-x-100")} />
          <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
        </Link>
        <Counts counts={counts} rows={rows} />
      </div>
      {children}
    </li>
  );
}

async function Counts({ counts, rows }: Pick<Props, "counts" | "rows">) {
  const [t, format] = await Promise.all([getTranslations("fleet"), getFormat()]);
  const [path = "", search = ""] = rows.split("?");
  const present = deviceStandings.filter((standing) => (counts[standing] ?? 0) > 0);
  if (present.length === 0) return <span className="text-ink-quiet">{t("tree.noDevice")}</span>;
  const parts = stateOrder.map((state) => ({
    state,
    count: present.reduce((sum, one) => sum + (standingStates[one] === state ? (counts[one] ?? 0) : 0), 0),
  }));
  return (
    <>
      <HealthBar parts={parts} />
      <ul className="flex flex-wrap items-center gap-x-3">
        {present.map((standing) => {
          const count = counts[standing] ?? 0;
          const words = t("tree.count", { count, standing: t(`standing.${standing}`) });
          return (
            <li key={standing}>
              <Link
                href={withParameters(path, search, { standing })}
                title={words}
                className="inline-flex min-h-6 items-center gap-1 text-cell hover:underline"
              >
                <StateIcon state={standingStates[standing]} className="size-3.5!" />
                <span className="tabular-nums">{format.number(count)}</span>
                <span className="max-md:sr-only">{t(`standing.${standing}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const stateOrder = ["broken", "due", "late", "waiting", "unknown", "good"] as const satisfies readonly State[];

export const sumOf = (counts: StandingCounts): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

export const standingStates: Readonly<Record<DeviceStanding, State>> = {
  expired: "broken",
  suspended: "due",
  expiring: "late",
  enrolling: "waiting",
  draft: "unknown",
  watched: "unknown",
  live: "good",
  ended: "unknown",
};
