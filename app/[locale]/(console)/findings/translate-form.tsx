"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "#components/form/use-answer.ts";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { translate } from "./actions.ts";
import type { AnswerView } from "./after.ts";
import { CodesList } from "./codes-list.tsx";
import { PasteForm } from "./paste-form.tsx";

/** Takes a pasted answer of the gateway and says it in words. */
export function TranslateForm() {
  const t = useTranslations("findings.translate");
  const [answer, send] = useAnswer(translate);
  return (
    <>
      <PasteForm action={send} label={t("text")} submit={t("submit")} code={example} />
      {answer && <Answer of={answer} />}
    </>
  );
}

const example = `{ "validationResults": { "errorMessages": [{ "code": "BR-KSA-44", …`;

function Answer({ of: { kind, status, verdict, messages, codes } }: { of: AnswerView }) {
  const t = useTranslations("findings.translate");
  return (
    <Section title={t("messages", { count: messages })} flush>
      <div className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2 text-ink-quiet empty:hidden">
        {status !== null && <span>{t("status", { code: String(status) })}</span>}
        {verdict !== null && (
          <span>
            {t("verdict")} <Code>{verdict}</Code>
          </span>
        )}
        {kind === "html" && <span>{t("html")}</span>}
        {codes.length === 0 && kind !== "html" && <span>{t("nothing")}</span>}
      </div>
      <CodesList codes={codes} />
    </Section>
  );
}
