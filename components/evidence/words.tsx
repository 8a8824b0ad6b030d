import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/ui/code.tsx";
import { indented } from "./indented.ts";

/** One call word for word, secrets masked. */
export type Exchanged = {
  readonly request: { readonly method: string; readonly url: string; readonly body: string };
  readonly response: { readonly body: string } | null;
};

export function CallRequest({ of: { method, url, body } }: { of: Exchanged["request"] }) {
  const label = useTranslations("evidence")("request");
  return <CodeBlock label={label}>{`${method} ${url}\n\n${indented(body)}`}</CodeBlock>;
}

export function CallAnswer({ of }: { of: Exchanged["response"] }): ReactNode {
  const t = useTranslations("evidence");
  return of === null ? t("noAnswer") : <CodeBlock label={t("answer")}>{indented(of.body)}</CodeBlock>;
}
