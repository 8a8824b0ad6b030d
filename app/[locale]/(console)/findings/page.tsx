import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DownloadLink } from "#components/ui/download-link.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { Section } from "#components/ui/section.tsx";
import { listCauses } from "#lib/services/findings/causes.ts";
import { findingTrend } from "#lib/services/findings/trend.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { CauseItem } from "./cause-item.tsx";
import { FindingsHead } from "./findings-head.tsx";
import { OutcomeTrend } from "./outcome-trend.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings");
  return { title: t("title") };
}

export default async function FindingsPage() {
  const [{ actor }, t, locale] = await Promise.all([requiredSession(), getTranslations("findings"), getLocale()]);
  const establishment = await selectedEstablishment(actor);
  const found = await ask(listCauses, { establishment });
  const state = found.capped ? t("stateCapped", { count: found.documents }) : t("state", { count: found.documents });
  const save = found.causes.length > 0 && establishment !== "all" && (
    <DownloadLink href={`/api/v1/findings/csv?establishmentId=${establishment}&locale=${locale}`}>
      {t("export")}
    </DownloadLink>
  );
  return (
    <>
      <FindingsHead here="/findings" state={state} action={save} />
      <OutcomeTrend weeks={await ask(findingTrend, { establishment })} />
      <Section flush>
        {found.causes.length === 0 ? (
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        ) : (
          <ul>
            {found.causes.map((cause) => (
              <CauseItem
                key={`${cause.establishmentId} ${cause.environment} ${cause.code} ${cause.subject}`}
                cause={cause}
              />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
