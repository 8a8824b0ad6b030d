import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation.ts";
import { Seal } from "./seal.tsx";

export function Brand({ narrow }: { narrow?: boolean }) {
  const t = useTranslations("common");
  return (
    <Link href="/" className="flex h-12 shrink-0 items-center gap-2.5 border-b px-3.5 text-section font-semibold">
      <Seal className="shrink-0 text-accent" />
      <span className={narrow ? "sr-only" : ""}>{t("appName")}</span>
    </Link>
  );
}
