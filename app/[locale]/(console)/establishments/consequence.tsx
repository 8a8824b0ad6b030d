"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Code } from "#components/ui/code.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { StateIcon } from "#components/ui/badge.tsx";

/** How many devices a new VAT number concerns, and whether it also joins or leaves a VAT group. */
export type Concern = { readonly count: number; readonly joinsOrLeaves: boolean };
type Props = Concern & { vatNumber: string; keepHref: string };

/** What a new VAT number entails, the lesser act first; the second button sends the form again with the consent in it. */
export function Consequence({ count, joinsOrLeaves, vatNumber, keepHref }: Props) {
  const t = useTranslations("establishments.consequence");
  const present = <Code>{vatNumber}</Code>;
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
        {joinsOrLeaves && <li>{t("group")}</li>}
      </ul>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={keepHref}>{t.rich("keep", { vat: () => present })}</LinkButton>
        <SubmitButton kind="danger" name="consequencesAccepted" value="true">
          {t("accept")}
        </SubmitButton>
      </div>
    </section>
  );
}
