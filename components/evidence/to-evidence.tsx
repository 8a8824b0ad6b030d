import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";

/** To the table of calls, with this filter. */
export function ToEvidence({ filter }: { filter: string }) {
  const t = useTranslations("evidence");
  return <LinkButton href={`/evidence?${filter}`}>{t("calls")}</LinkButton>;
}
