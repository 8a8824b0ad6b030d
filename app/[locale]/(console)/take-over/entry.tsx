import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";

/** Leads to where devices of another system are brought here. */
export function BringLink({ establishmentId }: { establishmentId?: string }) {
  const t = useTranslations("takeOver");
  const query = establishmentId === undefined ? "" : `?establishment=${establishmentId}`;
  return <LinkButton href={`/take-over${query}`}>{t("title")}</LinkButton>;
}
