import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { SessionEntry } from "./entry.tsx";

/** To the sessions, and to a new one. */
export function SessionsLink() {
  const t = useTranslations("sessions");
  return (
    <>
      <LinkButton href="/enrolments/sessions">{t("title")}</LinkButton>
      <SessionEntry pick="due" />
    </>
  );
}
