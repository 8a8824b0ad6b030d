import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

export function RegisterButton() {
  const t = useTranslations("devices");
  return (
    <LinkButton href="/devices/new" kind="primary" icon={<Plus aria-hidden />}>
      {t("register")}
    </LinkButton>
  );
}

/** What the list will hold and how to begin. */
export function NoDevices({ mayRegister }: { mayRegister: boolean }) {
  const t = useTranslations("devices.empty");
  return (
    <EmptyState title={t("title")} action={mayRegister && <RegisterButton />}>
      {t("text")}
    </EmptyState>
  );
}
