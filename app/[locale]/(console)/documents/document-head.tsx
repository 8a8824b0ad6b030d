import { useTranslations } from "next-intl";
import { standingOf } from "#components/documents/state.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Badge, StateMark } from "#components/ui/badge.tsx";
import { DownloadLink } from "#components/ui/download-link.tsx";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { kindWords } from "./row-view.ts";

/** What the document is, at a glance: outcome, environment, and whether it is a draft. */
export function DocumentMarks({ view }: { view: DocumentView }) {
  const t = useTranslations("documents");
  const { state, word } = standingOf(view.state, view.submission);
  return (
    <>
      <StateMark state={state}>{t(`outcome.${word}`)}</StateMark>
      {!view.legal && view.state !== "rejected" && <Badge>{t("draft")}</Badge>}
      <EnvironmentMark environment={view.environment} />
    </>
  );
}

export function DocumentSentence({ view }: { view: DocumentView }) {
  const t = useTranslations("documents");
  const { word } = standingOf(view.state, view.submission);
  return `${kindWords(t, view)}. ${t(`told.${word}`)}`;
}

/** The files of the document; those of one that is not the legal copy say so on the button and on every page. */
export function DocumentFiles({ view }: { view: DocumentView }) {
  const t = useTranslations("documents.files");
  const at = `/api/v1/documents/${view.id}`;
  return (
    <>
      <DownloadLink href={`${at}/xml`}>{t("xml")}</DownloadLink>
      <DownloadLink href={`${at}/pdf`}>{t(view.legal ? "pdf" : "draftPdf")}</DownloadLink>
      <DownloadLink href={`/api/v1/evidence/case?documentId=${view.id}`}>{t("evidence")}</DownloadLink>
    </>
  );
}
