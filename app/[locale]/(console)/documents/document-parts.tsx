import { useTranslations } from "next-intl";
import { FindingsList } from "#components/documents/findings-list.tsx";
import { Tries } from "#components/documents/tries.tsx";
import { Section } from "#components/ui/section.tsx";
import type { DocumentCourse } from "#lib/services/documents/course.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";

export function DocumentFindings({ view: { findings } }: { view: DocumentView }) {
  const t = useTranslations("documents.findings");
  if (findings.length === 0) return null;
  return (
    <Section title={t("title")} flush>
      <FindingsList findings={findings} />
    </Section>
  );
}

export function DocumentTries({ course: { tries } }: { course: DocumentCourse }) {
  const t = useTranslations("documents.tries");
  if (tries.length === 0) return null;
  return (
    <Section title={t("title")} note={t("note")} flush>
      <Tries tries={tries} />
    </Section>
  );
}
