import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";

/** Leads to the page where records come from a file. */
export function ImportLink() {
  const t = useTranslations("imports");
  return (
    <LinkButton href="/import" icon={<FileUp aria-hidden />}>
      {t("link")}
    </LinkButton>
  );
}
