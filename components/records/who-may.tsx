import { useLocale, useTranslations } from "next-intl";
import { concernsWhole, rolesWith, type EstablishmentPermission } from "#lib/domain/rights.ts";

/** Who can do what whoever reads this cannot: the roles, by name. */
export function WhoMay({ right }: { right: EstablishmentPermission }) {
  const [t, locale] = [useTranslations("people"), useLocale()];
  const names = rolesWith(right).map((role) => t(`role.${role}`));
  const roles = new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
  return (
    <p className="text-cell text-ink-quiet">{t("whoMay", { roles, whole: concernsWhole(right) ? "yes" : "no" })}</p>
  );
}
