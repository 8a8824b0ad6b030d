"use client";

import { useTranslations } from "next-intl";
import { ConsentToChange } from "#components/records/consent-to-change.tsx";
import { Code } from "#components/ui/code.tsx";

type Props = { count: number; tin: string; keepHref: string };

/** What a new TIN entails. */
export function TinConsequence({ count, tin, keepHref }: Props) {
  const t = useTranslations("members.consequence");
  const present = <Code>{tin}</Code>;
  return (
    <ConsentToChange
      of="members.consequence"
      count={count}
      keep={t.rich("keep", { tin: () => present })}
      keepHref={keepHref}
    />
  );
}
