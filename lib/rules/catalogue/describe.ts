import { entries, explain, type Entry, type Locale, type Wording } from "./index.ts";

export type RuleDescription = {
  readonly code: string;
  readonly severity: Entry["severity"];
  readonly en: Wording;
  readonly ar: Wording;
};

/** What `khatm rules [CODE] --json` prints: one code, or all of them; `undefined` when the code is unknown. */
export function describeRules(code?: string): RuleDescription | readonly RuleDescription[] | undefined {
  if (code === undefined) return entries.map(described);

  const entry = explain(code);
  return entry && described(entry);
}

/** The same for a terminal: the paragraphs of one code, or a list of code, usual severity and title. */
export function printRules(locale: Locale, code?: string): string | undefined {
  if (code === undefined) return entries.map((entry) => listed(entry, locale)).join("\n");

  const entry = explain(code);
  return entry && paragraphs(entry, locale);
}

const words = {
  en: {
    meaning: "What it means",
    cause: "Usual cause",
    fix: "What to do",
    field: "Where",
    owner: "Whose job",
    error: "error",
    warning: "warning",
    info: "information",
    accountant: "accountant",
    admin: "administrator",
    it: "IT",
    vendor: "software vendor",
  },
  ar: {
    meaning: "المعنى",
    cause: "السبب المعتاد",
    fix: "الإجراء",
    field: "الموضع",
    owner: "المسؤول",
    error: "خطأ",
    warning: "تنبيه",
    info: "معلومة",
    accountant: "المحاسب",
    admin: "المسؤول المالي",
    it: "تقنية المعلومات",
    vendor: "مزوّد النظام",
  },
} as const;

function described({ code, severity, en, ar }: Entry): RuleDescription {
  return { code, severity, en, ar };
}

function listed(entry: Entry, locale: Locale): string {
  return `${entry.code.padEnd(40)}${words[locale][entry.severity].padEnd(13)}${entry[locale].title}`;
}

function paragraphs(entry: Entry, locale: Locale): string {
  const text = entry[locale];
  const word = words[locale];
  return [
    `${entry.code} (${word[entry.severity]})`,
    text.title,
    "",
    `${word.meaning}: ${text.meaning}`,
    `${word.cause}: ${text.cause}`,
    `${word.fix}: ${text.fix}`,
    `${word.field}: ${text.field}`,
    `${word.owner}: ${word[entry.owner]}`,
  ].join("\n");
}
