import type { useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { explain, type Entry } from "#lib/rules/catalogue/index.ts";
import type { Cause } from "#lib/services/findings/causes.ts";

type Words = ReturnType<typeof useTranslations<"findings">>;

/** What a cause is, in the reader's language: our title, or ZATCA's own text where the code is unknown. */
export function causeTitle(
  locale: Locale,
  { code, category, message }: Pick<Cause, "code" | "category" | "message">,
): string {
  return entryOfCause({ code, category })?.[locale].title ?? message ?? code;
}

export const entryOfCause = ({ code, category }: Pick<Cause, "code" | "category">): Entry | undefined =>
  explain(code, category);

/** Whom or what it concerns. */
export function aboutCause(t: Words, locale: Locale, { subject, name }: Pick<Cause, "subject" | "name">): string {
  const kind = kinds.find((known) => subject === known || subject.startsWith(`${known}:`)) ?? "document";
  if (kind === "establishment" || kind === "document") return t(`about.${kind}`);
  const shown = name === null ? "–" : nameIn(locale, name);
  return t(`about.${kind}`, { name: shown });
}

const kinds = ["branch", "device", "buyer", "establishment", "document"] as const;
