import type { Locale } from "#lib/i18n/routing.ts";
import type { Params } from "#lib/errors.ts";
import { explain, renderTitle, type Entry, type TitleParams } from "#lib/rules/catalogue/index.ts";
import type { useTranslations } from "next-intl";

export type DocumentWords = ReturnType<typeof useTranslations<"documents">>;

export type FindingFacts = {
  readonly code: string;
  readonly category: string | null;
  readonly params: Params;
  readonly message: string | null;
};

/** One finding as a sentence: ours where the code is known, otherwise the gateway's own text. */
export function titleOfFinding(t: DocumentWords, locale: Locale, { code, category, params, message }: FindingFacts) {
  const own = ownWords(t, code, params);
  if (own !== undefined) return own;
  const entry = explain(code, category);
  return entry === undefined ? (message ?? code) : renderTitle(entry, locale, titleParams(params));
}

export const entryOf = ({ code, category }: Pick<FindingFacts, "code" | "category">): Entry | undefined =>
  explain(code, category);

function ownWords(t: DocumentWords, code: string, params: Params): string | undefined {
  if (code === "KHATM-AMOUNT-DIFFERS") return t("found.amountDiffers", { ...params });
  const advice = adviceKeys.find((key) => code === `advice.${key}`);
  if (advice !== undefined) return t(`advice.${advice}`);
  if (code === "KHATM-LARGE") return t("found.large", { ...params });
  if (code !== "KHATM-REPLACED") return undefined;
  const what = replaced.find((known) => known === params["what"]);
  return what && t("found.replaced", { what: t(`found.part.${what}`) });
}

function titleParams({ value, expected }: Params): TitleParams {
  return { ...(value === undefined ? {} : { value }), ...(expected === undefined ? {} : { expected }) };
}

const replaced = ["icv", "pih", "qr", "signature"] as const;

const adviceKeys = [
  "uuid_form",
  "counter_form",
  "previous_hash_form",
  "repeated_line_number",
  "refers_to_itself",
  "distant_supply_date",
  "loose_type_code",
  "carriage_return",
  "riyal_total",
  "riyal_rate",
  "line_vat",
  "line_without_vat",
  "vat_rounding",
  "odd_rate",
  "unknown_prepayment",
] as const;
