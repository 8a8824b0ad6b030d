"use client";

import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { ChainReport } from "#lib/services/chains/schema.ts";

type Found = Pick<ChainReport, "total" | "next" | "findings">;

/** How the chain stands, the safe way on, and each place where something is wrong. */
export function ChainFindings({ found: { next, total, findings } }: { found: Found }) {
  const t = useTranslations("chains");
  const verdict = next === "state_last" && total === 0 ? "stopped" : next;
  return (
    <div className="flex flex-col gap-3">
      <output>
        <Banner state={looks[next]} title={t(`verdict.${verdict}`)}>
          {t(`way.${next}`)}
        </Banner>
      </output>
      {findings.length > 0 && (
        <ul aria-label={t("findings")} className="max-h-96 overflow-y-auto rounded-md border bg-surface">
          {findings.map(({ code, icv, documentId }) => (
            <li
              key={`${code} ${icv} ${documentId}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0"
            >
              <StateIcon state={code === "known_to_zatca" ? "due" : "broken"} className="size-3.5" />
              <span className="font-medium">{t("at", { icv })}</span>
              <span>{t(`fault.${code}`)}</span>
              {documentId !== null && (
                <Link href={`/documents/${documentId}`} className="text-accent hover:underline">
                  {t("document")}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > findings.length && (
        <p className="text-cell text-ink-quiet">{t("more", { shown: findings.length, total })}</p>
      )}
    </div>
  );
}

const looks = { none: "good", watch: "due", state_last: "late", onboard: "broken" } as const;
