import { useTranslations } from "next-intl";
import { TimeText } from "#components/ui/time-text.tsx";
import type { PreviewDay } from "#lib/services/planning/preview.ts";

/** A line for each day on which something is planned or rings. */
export function NextDays({ days }: { days: readonly PreviewDay[] }) {
  const t = useTranslations("certificates.next");
  return (
    <div className="overflow-x-auto rounded-md border bg-surface">
      <table className="w-full text-cell">
        <thead>
          <tr className="text-ink-quiet">
            {(["day", "renewals", "alarms"] as const).map((one) => (
              <th key={one} scope="col" className="border-b px-4 py-2 text-start font-medium">
                {t(`column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, renewals, alarms }) => (
            <tr key={day}>
              <th scope="row" className="border-b px-4 py-2 text-start align-top font-normal whitespace-nowrap">
                <TimeText at={`${day}T12:00:00+03:00`} precision="day" />
              </th>
              <td className="border-b px-4 py-2 align-top">{renewals > 0 && t("renewals", { count: renewals })}</td>
              <td className="border-b px-4 py-2 align-top">
                {alarms.map(({ rung, sure, maybe }) => (
                  <p key={rung}>
                    {t("rung", { rung, after: -rung, kind: rung < 0 ? "after" : "before" })}:{" "}
                    {sure > 0 && t("sure", { count: sure })}
                    {sure > 0 && maybe > 0 && t("and")}
                    {maybe > 0 && <span className="text-ink-quiet">{t("maybe", { count: maybe })}</span>}
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
