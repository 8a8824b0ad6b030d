import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { explain } from "#lib/rules/catalogue/index.ts";
import type { listWarnings } from "#lib/services/findings/warnings.ts";
import { Trend } from "./trend.tsx";

type Register = Awaited<ReturnType<typeof listWarnings.run>>;

/** The register of warnings: each code in words, how many documents, and its course over the weeks. */
export function WarningsTable({ weeks, codes }: Register) {
  const t = useTranslations("findings.warnings");
  const locale = useLocale();
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead className="border-b text-ink-quiet">
          <tr>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {t("code")}
            </th>
            <th scope="col" className="px-4 py-2 text-start font-medium ltr:text-end">
              {t("total")}
            </th>
            <th scope="col" className="w-72 px-4 py-2 text-start font-medium">
              {t("trend")}
            </th>
          </tr>
        </thead>
        <tbody>
          {codes.map(({ code, documents, byWeek }) => (
            <tr key={code} className="border-b align-top last:border-b-0">
              <td className="px-4 py-2">
                <p className="font-medium">{explain(code)?.[locale].title ?? code}</p>
                <p className="max-w-prose text-ink-quiet">{explain(code)?.[locale].fix}</p>
                <Code wrap>{code}</Code>
              </td>
              <td className="px-4 py-2 tabular-nums ltr:text-end">{documents.toLocaleString("en")}</td>
              <td className="px-4 py-2">
                <Trend weeks={weeks} byWeek={byWeek} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
