import { useLocale } from "next-intl";
import { nameIn, type Named } from "./name.ts";

/** The name in the reader's language, and the other one quietly under it. */
export function BothNames({ of }: { of: Named }) {
  const locale = useLocale();
  const other = locale === "ar" ? "en" : "ar";
  return (
    <>
      <span className="block">
        <bdi>{nameIn(locale, of)}</bdi>
      </span>
      <span className="block text-caption font-normal text-ink-quiet">
        <bdi lang={other}>{nameIn(other, of)}</bdi>
      </span>
    </>
  );
}
