import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { Environment } from "#lib/domain/environment.ts";

type Props = { environments: readonly Environment[]; establishment: string };

/** Whose certificates ring nowhere, and where that is set. */
export function Silent({ environments, establishment }: Props) {
  const [t, words, locale] = [useTranslations("certificates.next"), useTranslations("environment"), useLocale()];
  const names = new Intl.ListFormat(locale, { type: "conjunction" }).format(environments.map((each) => words(each)));
  const [first] = environments;
  const query = establishment === "all" ? "" : `&establishment=${establishment}`;
  return (
    <Banner
      state="unknown"
      title={t("silent", { environments: names })}
      action={<LinkButton href={`/settings/sending?environment=${first}${query}`}>{t("silentSet")}</LinkButton>}
    >
      {t("silentText")}
    </Banner>
  );
}
