"use client";

import { useTranslations } from "next-intl";
import { ConsentToChange } from "#components/records/consent-to-change.tsx";
import { Code } from "#components/ui/code.tsx";

/** How many devices a new VAT number concerns, and whether it also joins or leaves a VAT group. */
export type Concern = { readonly count: number; readonly joinsOrLeaves: boolean };
type Props = Concern & { vatNumber: string; keepHref: string };

/** What a new VAT number entails. */
export function Consequence({ count, joinsOrLeaves, vatNumber, keepHref }: Props) {
  const t = useTranslations("establishments.consequence");
  const present = <Code>{vatNumber}</Code>;
  return (
    <ConsentToChange
      of="establishments.consequence"
      count={count}
      keep={t.rich("keep", { vat: () => present })}
      keepHref={keepHref}
    >
      {joinsOrLeaves && <li>{t("group")}</li>}
      <li>{t("session")}</li>
      <li>{t("meanwhile")}</li>
    </ConsentToChange>
  );
}
