import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";

type Props = { group?: boolean; demo: boolean; archived: boolean };

/** What sets a record apart from the ordinary, wherever it is shown. */
export function RecordMarks({ group, demo, archived }: Props) {
  const t = useTranslations("records");
  return (
    <>
      {group && <Badge>{t("group")}</Badge>}
      {demo && <Badge>{t("demo")}</Badge>}
      {archived && <Badge>{t("archived")}</Badge>}
    </>
  );
}
