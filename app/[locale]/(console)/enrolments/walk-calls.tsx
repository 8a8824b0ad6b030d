import { useTranslations } from "next-intl";
import { Calls } from "#components/enrolments/calls.tsx";
import { ToEvidence } from "#components/evidence/to-evidence.tsx";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";

/** Every call of an enrolment, and the file that support asks for: request, certificates and calls, without keys or secrets. */
export function WalkCalls({ walk: { id, calls } }: { walk: Pick<EnrolmentView, "id" | "calls"> }) {
  const t = useTranslations("enrolments");
  const further = (
    <>
      <ToEvidence filter={`q=${id}`} />
      <DownloadLink href={`/api/v1/evidence/case?enrolmentId=${id}`}>{t("support")}</DownloadLink>
    </>
  );
  return (
    <Section title={t("calls.title")} note={t("calls.note")} actions={further} flush>
      <Calls calls={calls} />
    </Section>
  );
}
