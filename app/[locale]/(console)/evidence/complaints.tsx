import { useTranslations } from "next-intl";
import { FindingsList } from "#components/documents/findings-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CallView } from "#lib/services/evidence/queries.ts";

/** The warnings and errors of an answer, with what they mean and what to do. */
export function Complaints({ messages }: Pick<CallView, "messages">) {
  const t = useTranslations("evidence");
  if (messages.length === 0) return null;
  const findings = messages.map(({ type, code, category, message }) => ({
    source: "gateway" as const,
    severity: type === "ERROR" ? ("error" as const) : ("warning" as const),
    code: code ?? "",
    category,
    path: null,
    params: {},
    message,
  }));
  return (
    <Section title={t("complaints")} flush>
      <FindingsList findings={findings} />
    </Section>
  );
}
