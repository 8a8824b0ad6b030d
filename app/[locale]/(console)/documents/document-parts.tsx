import { getTranslations } from "next-intl/server";
import { useTranslations } from "next-intl";
import { AdviceList } from "#components/documents/advice-list.tsx";
import { FindingsList } from "#components/documents/findings-list.tsx";
import { Tries } from "#components/documents/tries.tsx";
import { ToEvidence } from "#components/evidence/to-evidence.tsx";
import { Section } from "#components/ui/section.tsx";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { listAttempts, showAttempt } from "#lib/services/submissions/evidence.ts";
import { ask } from "../ask.ts";

export function DocumentFindings({ view: { findings } }: { view: DocumentView }) {
  const t = useTranslations("documents.findings");
  if (findings.length === 0) return null;
  return (
    <Section title={t("title")} flush>
      <FindingsList findings={findings} />
    </Section>
  );
}

/** What ZATCA accepts and a person would not want: apart from errors and warnings. */
export function DocumentAdvice({ view: { advice } }: { view: DocumentView }) {
  const t = useTranslations("documents.findings");
  if (advice.length === 0) return null;
  return (
    <Section title={t("advice")} note={t("adviceNote")} flush>
      <AdviceList advice={advice} />
    </Section>
  );
}

/** The calls made for a document; one of them is open where the address says so. */
export async function DocumentTries({ documentId, open }: { documentId: string; open: string | undefined }) {
  const [t, tries] = await Promise.all([getTranslations("documents.tries"), ask(listAttempts, { documentId })]);
  if (tries.length === 0) return null;
  const evidence = open === undefined ? undefined : await ask(showAttempt, { documentId, attemptId: open });
  return (
    <Section title={t("title")} note={t("note")} actions={<ToEvidence filter={`q=${documentId}`} />} flush>
      <Tries tries={tries} page={`/documents/${documentId}`} open={evidence} />
    </Section>
  );
}
