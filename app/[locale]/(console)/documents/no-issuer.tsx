import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

/** No device can stamp a document here yet. */
export function NoIssuer() {
  const t = useTranslations("documents.new");
  return (
    <EmptyState title={t("noDevice")} action={<LinkButton href="/devices">{t("toDevices")}</LinkButton>}>
      {t("noDeviceText")}
    </EmptyState>
  );
}
