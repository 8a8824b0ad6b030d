"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { AdviceList } from "#components/documents/advice-list.tsx";
import { titleOfFinding } from "#components/documents/finding-words.ts";
import { fieldId, FormContext } from "#components/form/context.ts";
import { Banner } from "#components/ui/banner.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import type { CheckedDraft } from "./checked-draft-view.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { useLocale } from "next-intl";

type Props = { checked: CheckedDraft; labels: Readonly<Record<string, string>> };

/** What the check of a draft found: warnings, each with a way to its field, and advice apart from them. Nothing was issued. */
export function CheckedDraftNote({ checked, labels }: Props) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const format = useFormat();
  const { findings, advice, at } = checked;
  const nothing = findings.length + advice.length === 0;
  return (
    <div className="flex flex-col gap-3">
      <Banner state={nothing ? "good" : "due"} title={t(nothing ? "check.clean" : "check.found")}>
        {t("check.notIssued", { time: format.time(at) })}
      </Banner>
      {findings.length > 0 && (
        <ul aria-label={t("findings.title")} className="flex flex-col gap-1">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.path}`} className="flex items-start gap-1.5">
              <StateIcon state={finding.severity === "info" ? "unknown" : "due"} className="mt-0.5" />
              <span>
                <ToField field={finding.field} labels={labels} /> {titleOfFinding(t, locale, finding)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {advice.length > 0 && (
        <section aria-label={t("findings.advice")} className="rounded-md border bg-surface">
          <h3 className="border-b px-4 py-2 font-semibold">
            {t("findings.advice")}{" "}
            <span className="ms-2 text-cell font-normal text-ink-quiet">{t("findings.adviceNote")}</span>
          </h3>
          <AdviceList advice={advice} />
        </section>
      )}
    </div>
  );
}

/** Nothing where the form has no such field. */
function ToField({ field, labels }: Pick<Props, "labels"> & { field: string | null }) {
  const { id } = use(FormContext);
  const label = field === null ? undefined : labels[field];
  if (field === null || label === undefined) return null;
  return (
    <>
      <a href={`#${fieldId(id, field)}`} className="underline underline-offset-2">
        {label}
      </a>
      :
    </>
  );
}
