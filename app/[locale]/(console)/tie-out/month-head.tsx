import { useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/download-link.tsx";
import type { OfMonth } from "#lib/services/tie-out/schema.ts";
import { totalMissing, type Month } from "./month-view.ts";

/** How the month stands, in one sentence. */
export function MonthSentence({ month }: { month: Month }) {
  const t = useTranslations("tieOut");
  const sum = (of: (row: Month["rows"][number]) => number) => month.rows.reduce((total, row) => total + of(row), 0);
  return t("stateSum", {
    count: sum(({ documents, rejected }) => documents + rejected),
    waiting: sum(({ waiting }) => waiting),
    rejected: sum(({ rejected }) => rejected),
    missing: Number(totalMissing(month.missing)),
  });
}

export function ExportMonth({ place }: { place: OfMonth }) {
  const t = useTranslations("tieOut");
  return <DownloadLink href={`/api/v1/tie-out/csv?${new URLSearchParams(place)}`}>{t("export")}</DownloadLink>;
}
