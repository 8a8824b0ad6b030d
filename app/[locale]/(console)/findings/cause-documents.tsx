import { useLocale, useTranslations } from "next-intl";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { showCause } from "#lib/services/findings/causes.ts";
import { correctablePath, mostAtOnce } from "#lib/services/findings/reissue.ts";
import { entryOfCause } from "./cause-words.ts";
import { ReissueForm } from "./reissue-form.tsx";

type Shown = Awaited<ReturnType<typeof showCause.run>>;

/** The documents behind a cause, and the way to issue them again as a set. */
export function CauseDocuments({ cause, mayWrite }: { cause: Shown; mayWrite: boolean }) {
  const [t, words] = [useTranslations("findings"), useTranslations("table")];
  const locale = useLocale();
  const { establishmentId, environment, code, subject, documents, rows } = cause;
  const field = correctablePath(code) && entryOfCause(cause)?.[locale].field;
  const file = new URLSearchParams({ establishmentId, environment, code, subject, locale });
  const whole = subject !== "document" || field !== undefined;
  return (
    <>
      {mayWrite && whole && (
        <Section title={t("reissue.title")}>
          <p className="mb-4 max-w-prose text-ink-quiet">{t("reissue.text", { most: mostAtOnce })}</p>
          <ReissueForm
            cause={{ establishmentId, environment, code, subject }}
            count={Math.min(documents, mostAtOnce)}
            {...(field === undefined ? {} : { field })}
          />
        </Section>
      )}
      <Section
        title={t("rows.title")}
        note={t("documents", { count: documents })}
        actions={<DownloadLink href={`/api/v1/exports/cause?${file}`}>{words("export")}</DownloadLink>}
        flush
      >
        {!whole && <p className="border-b px-4 py-2 text-ink-quiet">{t("reissue.other")}</p>}
        <Rows rows={rows} />
        {rows.length < documents && (
          <p className="px-4 py-2 text-ink-quiet">{t("rows.more", { count: rows.length })}</p>
        )}
      </Section>
    </>
  );
}

function Rows({ rows }: Pick<Shown, "rows">) {
  const t = useTranslations("findings.rows");
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead className="border-b text-ink-quiet">
          <tr>
            {(["number", "buyer", "total", "rejected"] as const).map((name) => (
              <th
                key={name}
                scope="col"
                className={
                  name === "total"
                    ? "px-4 py-2 text-start font-medium ltr:text-end"
                    : "px-4 py-2 text-start font-medium"
                }
              >
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b last:border-b-0">
              <th scope="row" className="px-4 py-1.5 text-start font-normal whitespace-nowrap">
                <Link dir="ltr" href={`/documents/${row.id}`} className="text-accent hover:underline">
                  {row.number}
                </Link>
              </th>
              <td className="min-w-40 px-4 py-1.5">
                <bdi>{row.buyerName ?? "–"}</bdi>
              </td>
              <td className="px-4 py-1.5 ltr:text-end">
                <Money minor={row.payableMinor} currency={row.currency} />
              </td>
              <td className="px-4 py-1.5">{row.rejectedAt && <TimeText at={row.rejectedAt.toISOString()} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
