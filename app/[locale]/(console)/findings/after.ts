import { getLocale, getTranslations } from "next-intl/server";
import { refusalWords } from "./refusal-words.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { explain, type Entry } from "#lib/rules/catalogue/index.ts";
import type { readMail } from "#lib/services/findings/mail.ts";
import type { ReadAnswer, ReadMessage } from "#lib/services/findings/read-answer.ts";
import type { Reissued } from "#lib/services/findings/reissue.ts";

export type CodeView = {
  readonly code: string;
  readonly type: "INFO" | "WARNING" | "ERROR" | null;
  /** ZATCA's own text. */
  readonly said: string | null;
  readonly words: {
    readonly title: string;
    readonly meaning: string;
    readonly cause: string;
    readonly fix: string;
    readonly field: string;
  } | null;
  readonly owner: Entry["owner"] | null;
};

export type AnswerView = {
  readonly kind: ReadAnswer["kind"];
  readonly status: number | null;
  readonly verdict: string | null;
  readonly messages: number;
  readonly codes: readonly CodeView[];
};

/** An answer of the gateway in the reader's language. */
export async function inOurWords(answer: ReadAnswer): Promise<AnswerView> {
  const locale = await getLocale();
  const { kind, status, verdict, messages, mentioned } = answer;
  const codes = [
    ...messages
      .toSorted(worstFirst)
      .map(({ entry, code, message, type }) => codeView(locale, entry, { code, type, said: message })),
    ...mentioned.map((entry) => codeView(locale, entry, { code: entry.code, type: null, said: null })),
    ...(status?.entry === undefined
      ? []
      : [codeView(locale, status.entry, { code: status.entry.code, type: null, said: null })]),
  ];
  return { kind, status: status?.code ?? null, verdict, messages: messages.length, codes };
}

const order = ["ERROR", "WARNING", "INFO"];
const worstFirst = (left: ReadMessage, right: ReadMessage): number =>
  order.indexOf(left.type) - order.indexOf(right.type);

type Said = { readonly code: string | null; readonly type: CodeView["type"]; readonly said: string | null };

const codeView = (locale: Locale, entry: Entry | undefined, { code, type, said }: Said): CodeView => ({
  code: code ?? "",
  type,
  said,
  words: entry === undefined ? null : wordsOf(entry, locale),
  owner: entry?.owner ?? null,
});

function wordsOf(entry: Entry, locale: Locale) {
  const { title, meaning, cause, fix, field } = entry[locale];
  return { title, meaning, cause, fix, field };
}

type Mail = Awaited<ReturnType<typeof readMail.run>>;

export type MailView = Awaited<ReturnType<typeof mailView>>;

export async function mailView({ documents, more, foreign, codes }: Mail) {
  const locale = await getLocale();
  return {
    documents: documents.map(({ id, number, state, submission, buyerName }) => ({
      id,
      number,
      state,
      submission,
      buyerName,
    })),
    more,
    foreign,
    codes: codes.flatMap((code) => {
      const entry = explain(code);
      return entry === undefined ? [] : [codeView(locale, entry, { code, type: null, said: null })];
    }),
  };
}

/** What became of each document of a set, with the refusals in words. */
export async function reissuedView(ends: readonly Reissued[]) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations()]);
  return {
    at: new Date().toISOString(),
    issued: ends.filter(({ end }) => end.kind === "issued").length,
    refused: ends.flatMap(({ documentId, number, end }) =>
      end.kind === "refused" ? [{ documentId, number, why: refusalWords(t, locale, end) }] : [],
    ),
  };
}
