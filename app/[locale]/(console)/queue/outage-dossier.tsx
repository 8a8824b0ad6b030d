import { getTranslations } from "next-intl/server";
import { Field } from "#components/ui/field.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Select } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { PeriodDays } from "./period-days.tsx";

/** Saves what a period's failed sendings prove, or all its documents and calls, for one establishment. */
export async function OutageDossier({ establishmentId }: { establishmentId: string }) {
  const [t, words, environments] = await Promise.all([
    getTranslations("queue.outage"),
    getTranslations("environment"),
    reachableEnvironments(),
  ]);
  const choices = environments.toReversed().map((value) => ({ value, label: words(value) }));
  return (
    <Section title={t("title")}>
      <p className="mb-4 max-w-prose text-ink-quiet">{t("text")}</p>
      <form action="/api/v1/evidence/outage" method="get" className="flex flex-col gap-4">
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <div className="flex flex-wrap gap-4">
          <Field id="outage-environment" label={t("environment")}>
            <Select id="outage-environment" name="environment" options={choices} />
          </Field>
          <PeriodDays />
        </div>
        <div className="flex flex-wrap gap-4">
          <button type="submit" className={buttonClass("quiet")}>
            {t("verb")}
          </button>
          <button type="submit" formAction="/api/v1/evidence/documents" className={buttonClass("quiet")}>
            {t("documents")}
          </button>
        </div>
      </form>
    </Section>
  );
}
