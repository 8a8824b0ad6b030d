import { getLocale, getTranslations } from "next-intl/server";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { templateForms } from "#lib/services/imports/schema.ts";

/** Files to begin from, with headings in both languages and an example of each kind. */
export async function Templates() {
  const [t, locale] = await Promise.all([getTranslations("imports.template"), getLocale()]);
  return (
    <Section title={t("title")}>
      <p className="mb-3 max-w-prose text-ink-quiet">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        {templateForms.toReversed().map((form) => (
          <DownloadLink key={form} href={`/api/v1/import-template/${locale}/${form}`}>
            {t(form)}
          </DownloadLink>
        ))}
      </div>
    </Section>
  );
}
