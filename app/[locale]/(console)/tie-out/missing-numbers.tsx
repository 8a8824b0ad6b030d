import { useTranslations } from "next-intl";
import { StateIcon } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Month } from "./month-view.ts";

const mostShown = 100;

/** The numbers that a series leaves out, and what to do about them. */
export function MissingNumbers({ month }: { month: Month }) {
  const t = useTranslations("tieOut.missing");
  const names = new Map(month.rows.map(({ deviceId, deviceName }) => [deviceId, deviceName]));
  const shown = month.missing.slice(0, mostShown);
  if (shown.length === 0)
    return (
      <Section title={t("title")}>
        <p className="text-ink-quiet">{t("none")}</p>
      </Section>
    );
  return (
    <Section title={t("title")} note={t("note")} flush>
      <p className="max-w-prose px-4 pt-3 text-ink-quiet">{t("why")}</p>
      <ul className="my-2">
        {shown.map(({ from, to, count, deviceId }) => (
          <li key={`${deviceId} ${from}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
            <StateIcon state="due" className="size-3.5" />
            <span className="font-medium">{from === to ? <Digits of={from} /> : <Range from={from} to={to} />}</span>
            {from !== to && <span className="text-cell text-ink-quiet">{t("count", { count: Number(count) })}</span>}
            <Link href={`/devices/${deviceId}`} className="text-cell text-accent hover:underline">
              <bdi>{names.get(deviceId)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {(month.truncated || month.missing.length > mostShown) && (
        <p className="border-t px-4 py-2 text-cell text-ink-quiet">{t("truncated", { count: mostShown })}</p>
      )}
    </Section>
  );
}

function Range({ from, to }: { from: string; to: string }) {
  const t = useTranslations("tieOut.missing");
  return t.rich("range", { from: () => <Digits of={from} />, to: () => <Digits of={to} /> });
}

const Digits = ({ of }: { of: string }) => <bdi dir="ltr">{of}</bdi>;
