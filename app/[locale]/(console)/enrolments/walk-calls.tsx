import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Calls } from "#components/enrolments/calls.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";

/** Every call of an enrolment, and the file that support asks for: request, certificates and calls, without keys or secrets. */
export function WalkCalls({ walk: { id, calls } }: { walk: Pick<EnrolmentView, "id" | "calls"> }) {
  const t = useTranslations("enrolments");
  const bundle = (
    <a href={`/api/v1/evidence/case?enrolmentId=${id}`} download className={buttonClass("quiet")}>
      <FileDown aria-hidden />
      {t("support")}
    </a>
  );
  return (
    <Section title={t("calls.title")} note={t("calls.note")} actions={bundle} flush>
      <Calls calls={calls} />
    </Section>
  );
}
