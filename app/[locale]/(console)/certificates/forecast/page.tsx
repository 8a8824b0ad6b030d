import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can, canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { forecastYears } from "#lib/services/planning/preview.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { usualEnvironmentOf } from "../../usual-environment.ts";
import { spansOf } from "./cliffs.ts";
import { ForecastWeeks } from "./forecast-weeks.tsx";
import { SpreadForm } from "./spread-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificates.forecast");
  return { title: t("title") };
}

export default async function ForecastPage() {
  const [{ actor, context }, t] = await Promise.all([requiredSession(), getTranslations("certificates")]);
  const establishment = await selectedEstablishment(actor);
  const spans = spansOf(await ask(forecastYears, { establishment }), context.clock.now());
  const cliffs = spans.filter(({ cliff }) => cliff).length;
  const maySpread = establishment !== "all" && canIn(actor, "enrolment:write", establishment);
  return (
    <>
      <PageHead
        title={t("forecast.title")}
        state={t("forecast.state", { count: cliffs })}
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/certificates" }]} />}
      />
      <Section title={t("forecast.byWeek")} note={t("forecast.cliffText")} flush>
        {spans.length === 0 ? (
          <EmptyState title={t("forecast.none")}>{t("forecast.noneText")}</EmptyState>
        ) : (
          <ForecastWeeks spans={spans} />
        )}
      </Section>
      {can(actor, "enrolment:write") && (
        <Section title={t("forecast.spread")} note={t("forecast.spreadText")}>
          {maySpread ? (
            <ClientMessages also={["certificates"]}>
              <SpreadForm establishmentId={establishment} environment={await usualEnvironmentOf(establishment)} />
            </ClientMessages>
          ) : (
            <p className="text-ink-quiet">{t("forecast.chooseOne")}</p>
          )}
        </Section>
      )}
    </>
  );
}
