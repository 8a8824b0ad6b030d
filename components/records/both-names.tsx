import { useLocale } from "next-intl";
import { nameIn, type Named } from "./name.ts";

/** The name in the reader's language, and the other one quietly under it. */
export function BothNames({ of }: { of: Named }) {
  const locale = useLocale();
  const other = locale === "ar" ? "en" : "ar";
  return (
    <span className="flex flex-col *:[text-align:match-parent]">
      <bdi>{nameIn(locale, of)}</bdi>
      <bdi lang={other} className="text-caption font-normal text-ink-quiet">
        {nameIn(other, of)}
      </bdi>
    </span>
  );
}
