"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";

type Props = {
  of: "establishments.consequence" | "members.consequence";
  /** How many devices carry the present number in their certificates. */
  count: number;
  /** Words for the lesser act, which keeps the present number, and where it leads. */
  keep: ReactNode;
  keepHref: string;
  children?: ReactNode;
};

/** What a new number entails, the lesser act first; the second button sends the form again with the consent in it. */
export function ConsentToChange({ of, count, keep, keepHref, children }: Props) {
  const t = useTranslations(of);
  return (
    <section
      aria-label={t("title", { count })}
      className="flex flex-col gap-3 rounded-md border border-late/40 bg-late-tint p-4"
    >
      <p className="flex items-start gap-2 font-semibold">
        <StateIcon state="late" className="mt-0.5" />
        {t("title", { count })}
      </p>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        <li>{t("certificates", { count })}</li>
        <li>{t("onboard")}</li>
        {children}
      </ul>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={keepHref}>{keep}</LinkButton>
        <SubmitButton kind="danger" name="consequencesAccepted" value="true">
          {t("accept")}
        </SubmitButton>
      </div>
    </section>
  );
}
