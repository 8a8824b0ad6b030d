import { entries, explain, type Entry, type Locale, type Wording } from "./index.ts";

export type RuleDescription = {
  readonly code: string;
  readonly severity: Entry["severity"];
  readonly en: Wording;
  readonly ar: Wording;
};

/** What `khatm rules [CODE] --json` prints: that code, all codes without one, nothing for an unknown one. */
export function describeRules(code?: string): readonly RuleDescription[] {
  return chosen(code).map(({ code: name, severity, en, ar }) => ({ code: name, severity, en, ar }));
}

/** The same for a terminal: the paragraphs of one code, or a list of code, usual severity and title. */
export function printRules(locale: Locale, code?: string): string {
  const print = code === undefined ? listed : paragraphs;
  return chosen(code)
    .map((entry) => `${print(entry, locale)}\n`)
    .join("");
}

function chosen(code: string | undefined): readonly Entry[] {
  if (code === undefined) return entries;

  const entry = explain(code);
  return entry ? [entry] : [];
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

function listed(entry: Entry, locale: Locale): string {
  return `${entry.code.padEnd(40)}${words[locale][entry.severity].padEnd(13)}${entry[locale].title}`;
}

export function paragraphs(entry: Entry, locale: Locale): string {
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
