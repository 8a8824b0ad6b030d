import { useTranslations } from "next-intl";
import { secondsOf } from "#components/evidence/call.ts";
import { CallOutcome } from "#components/evidence/outcome.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { callFailures } from "#lib/domain/gateway-call.ts";
import type { EvidenceRow } from "#lib/services/evidence/view.ts";

type Props = { call: EvidenceRow };

export function CallMarks({ call: { outcome, environment } }: Props) {
  return (
    <>
      <CallOutcome outcome={outcome} failure={null} />
      <EnvironmentMark environment={environment} />
    </>
  );
}

/** What came back, and how long it took. */
export function CallSentence({ call }: Props) {
  const t = useTranslations("evidence");
  const seconds = secondsOf(call);
  const failure = callFailures.find((known) => known === call.failure);
  if (call.status !== null) return t("answered", { status: String(call.status), seconds });
  return t("unanswered", { seconds, failure: failure ? t(`failure.${failure}`) : (call.failure ?? t("noAnswer")) });
}

/** The file that support asks for, of the document or enrolment that the call was made for. */
export function CaseBundle({ call: { documentId, number, enrolmentId } }: Props) {
  const t = useTranslations("enrolments");
  const about = documentId !== null && number !== null ? `documentId=${documentId}` : `enrolmentId=${enrolmentId}`;
  if (about.endsWith("null")) return null;
  return <DownloadLink href={`/api/v1/evidence/case?${about}`}>{t("support")}</DownloadLink>;
}
