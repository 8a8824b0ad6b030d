import type { getTranslations } from "next-intl/server";
import type { Locale } from "#lib/i18n/routing.ts";
import { explain, renderTitle } from "#lib/rules/catalogue/index.ts";
import type { Reissued } from "#lib/services/findings/reissue.ts";

type Words = Awaited<ReturnType<typeof getTranslations<never>>>;
type Refused = Extract<Reissued["end"], { kind: "refused" }>;

/** Why Khatm refused to issue a document, in one sentence: the first rule that it breaks, otherwise what the refusal says. */
export function refusalWords(t: Words, locale: Locale, { code, fields }: Refused): string {
  const [entry] = fields.flatMap((field) => explain(field.code) ?? []);
  if (entry !== undefined)
    return renderTitle(entry, locale, { ...fields.find((field) => field.code === entry.code)?.params });
  return t(`errors.${code}`, { count: fields.length });
}
