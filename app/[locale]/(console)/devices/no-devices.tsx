import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ImportLink } from "../import/import-link.tsx";
import { BringLink } from "../take-over/entry.tsx";

export function RegisterButton() {
  const t = useTranslations("devices");
  return (
    <LinkButton href="/devices/new" kind="primary" icon={<Plus aria-hidden />}>
      {t("register")}
    </LinkButton>
  );
}

/** What the list will hold and how to begin. */
export function NoDevices({ mayRegister, mayBring }: { mayRegister: boolean; mayBring?: boolean }) {
  const t = useTranslations("devices.empty");
  return (
    <EmptyState
      title={t("title")}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {mayBring && <BringLink />}
          {mayRegister && <ImportLink />}
          {mayRegister && <RegisterButton />}
        </span>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
