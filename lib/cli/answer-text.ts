import type { Entry, Locale } from "#lib/rules/catalogue/index.ts";
import { paragraphs } from "#lib/rules/catalogue/describe.ts";
import type { ReadAnswer } from "#lib/services/findings/read-answer.ts";

const words = {
  en: {
    status: "HTTP status",
    verdict: "ZATCA's word",
    unknown: "Khatm does not know this code; this is ZATCA's text",
    nothing: "There is no message in this answer, and no code that Khatm knows.",
  },
  ar: {
    status: "حالة HTTP",
    verdict: "قول الهيئة",
    unknown: "لا يعرف ختم هذا الرمز، وهذا نص الهيئة",
    nothing: "لا توجد رسالة في هذا الرد ولا رمز يعرفه ختم.",
  },
} as const;

export function printAnswer({ status, verdict, messages, mentioned }: ReadAnswer, locale: Locale): string {
  const word = words[locale];
  const parts = [
    ...(status === null ? [] : [`${word.status}: ${status.code}`]),
    ...(verdict === null ? [] : [`${word.verdict}: ${verdict}`]),
    ...(status?.entry === undefined ? [] : [paragraphs(status.entry, locale)]),
    ...messages.map(({ entry, code, message }) =>
      entry === undefined
        ? `${word.unknown}: ${[code, message].filter((part) => part !== null).join(" ")}`
        : paragraphs(entry, locale),
    ),
    ...mentioned.map((entry) => paragraphs(entry, locale)),
  ];
  return parts.length === 0 ? `${word.nothing}\n` : `${parts.join("\n\n")}\n`;
}

export const answerAsJson = ({ kind, status, verdict, messages, mentioned }: ReadAnswer) => ({
  kind,
  status: status && { code: status.code, ...translated(status.entry) },
  verdict,
  messages: messages.map(({ entry, type, code, category, message }) => ({
    type,
    code,
    category,
    message,
    ...translated(entry),
  })),
  mentioned: mentioned.map((entry) => ({ code: entry.code, ...translated(entry) })),
});

const translated = (entry: Entry | undefined) => (entry ? { en: entry.en, ar: entry.ar } : {});
