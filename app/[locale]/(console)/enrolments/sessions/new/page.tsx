import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { PlanSessions } from "#lib/services/otp-sessions/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf } from "../../../list-address.ts";
import { PickFleet } from "../pick-fleet.tsx";
import { PlanForm } from "../plan-form.tsx";
import { planView } from "../plan-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions.plan");
  return { title: t("title") };
}

export default async function NewSessionPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor, context }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("sessions"),
  ]);
  const establishment = await selectedEstablishment(actor);
  const asked = { ...addressOf(search, establishment), device: [search["device"] ?? []].flat() };
  const plan = await ask(planSessions, asked);
  const { pick, view } = PlanSessions.parse(asked);
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/enrolments/sessions" }]} />}
        title={t("plan.title")}
        state={t("plan.state")}
      />
      <ClientMessages also={["sessions", "devices"]}>
        <PickFleet pick={pick} view={view} establishment={establishment} branch={first(search["branch"])} />
        {plan.groups.length === 0 ? (
          <div className="rounded-md border bg-surface">
            <EmptyState title={t("plan.none")}>{t("plan.noneText")}</EmptyState>
          </div>
        ) : (
          <PlanForm
            key={JSON.stringify(asked)}
            groups={planView(plan, { locale, now: context.clock.now() })}
            more={plan.more}
          />
        )}
      </ClientMessages>
    </>
  );
}
