"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";

type Props = { count: number; tin: string; keepHref: string };

/** What a new TIN entails, the lesser act first; the second button sends the form again with the consent in it. */
export function TinConsequence({ count, tin, keepHref }: Props) {
  const t = useTranslations("members.consequence");
  const present = <Code>{tin}</Code>;
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
      </ul>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={keepHref}>{t.rich("keep", { tin: () => present })}</LinkButton>
        <SubmitButton kind="danger" name="consequencesAccepted" value="true">
          {t("accept")}
        </SubmitButton>
      </div>
    </section>
  );
}
