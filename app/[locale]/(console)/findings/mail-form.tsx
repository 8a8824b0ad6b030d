"use client";

import { useTranslations } from "next-intl";
import { useAnswer } from "#components/form/use-answer.ts";
import { standingOf } from "#components/documents/state.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { findInMail } from "./actions.ts";
import type { MailView } from "./after.ts";
import { CodesList } from "./codes-list.tsx";
import { PasteForm } from "./paste-form.tsx";

/** Takes a mail from ZATCA and lists the documents that it speaks of. */
export function MailForm() {
  const t = useTranslations("findings.mail");
  const [mail, send] = useAnswer(findInMail);
  return (
    <>
      <PasteForm action={send} label={t("text")} submit={t("submit")} />
      {mail && <Found of={mail} />}
    </>
  );
}

function Found({ of: { documents, more, foreign, codes } }: { of: MailView }) {
  const t = useTranslations("findings.mail");
  const d = useTranslations("documents.outcome");
  return (
    <>
      <Section title={t("found", { count: documents.length })} flush>
        <ul>
          {documents.map((row) => {
            const { state, word } = standingOf(row.state, row.submission);
            return (
              <li key={row.id} className="flex flex-wrap gap-x-6 gap-y-1 border-b px-4 py-2 last:border-b-0">
                <Link href={`/documents/${row.id}`} className="text-accent hover:underline">
                  <bdi dir="ltr">{row.number}</bdi>
                </Link>
                {row.buyerName && <bdi>{row.buyerName}</bdi>}
                <StateMark state={state} quiet>
                  {d(word)}
                </StateMark>
              </li>
            );
          })}
        </ul>
        {more && <p className="px-4 py-2 text-ink-quiet">{t("more", { count: documents.length })}</p>}
        {foreign.length > 0 && (
          <div className="px-4 py-2 text-ink-quiet">
            <p>{t("foreign")}</p>
            <ul>
              {foreign.map((uuid) => (
                <li key={uuid}>
                  <bdi dir="ltr" className="font-mono text-caption">
                    {uuid}
                  </bdi>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Section>
      {codes.length > 0 && (
        <Section title={t("codes")} flush>
          <CodesList codes={codes} />
        </Section>
      )}
    </>
  );
}
