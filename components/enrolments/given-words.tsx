"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Given = {
  readonly batch: number;
  readonly taken: number;
  readonly expiresAt: string;
  readonly repeatedAt: readonly number[];
  readonly known: number;
  readonly missing: number;
  readonly extra: number;
};

/** What became of a batch of codes: how many were taken, and which were not and why. */
export function GivenWords({ given }: { given: Given }) {
  const t = useTranslations("sessions.codes");
  const comma = useTranslations("sessions")("comma");
  const format = useFormat();
  const { batch, taken, expiresAt, repeatedAt, known, missing, extra } = given;
  return (
    <div className="rounded-sm border border-good/30 bg-good-tint px-3 py-2">
      <p className="font-medium">{t("given", { batch, taken, time: format.time(expiresAt) })}</p>
      {repeatedAt.length > 0 && <p>{t("repeated", { positions: repeatedAt.join(comma) })}</p>}
      {known > 0 && <p>{t("known", { count: known })}</p>}
      {missing > 0 && <p>{t("missing", { count: missing })}</p>}
      {extra > 0 && <p>{t("extra", { count: extra })}</p>}
    </div>
  );
}
