import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listBranches } from "#lib/services/branches/queries.ts";
import { planSessions } from "#lib/services/otp-sessions/plan.ts";
import { PlanSessions } from "#lib/services/otp-sessions/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { addressOf } from "../../../list-address.ts";
import { viewsOfDevices } from "../../../views/of-devices.ts";
import { PickForm } from "../pick-form.tsx";
import { PlanForm } from "../plan-form.tsx";
import { planView } from "../plan-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions.plan");
  return { title: t("title") };
}

export default async function NewSessionPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("sessions"),
  ]);
  const establishment = await selectedEstablishment(actor);
  const asked = { ...addressOf(search, establishment), device: [search["device"] ?? []].flat() };
  const [plan, branches, views] = await Promise.all([
    ask(planSessions, asked),
    ask(listBranches, { establishment }),
    viewsOfDevices(establishment),
  ]);
  const { pick, branch, view } = PlanSessions.parse(asked);
  const choices = branches.rows.map((one) => ({ value: one.id, label: nameIn(locale, one) }));
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/enrolments/sessions" }]} />}
        title={t("plan.title")}
        state={t("plan.state")}
      />
      <ClientMessages also={["sessions", "devices"]}>
        <PickForm pick={pick} branch={branch} branches={choices} view={view} views={views} />
        {plan.groups.length === 0 ? (
          <div className="rounded-md border bg-surface">
            <EmptyState title={t("plan.none")}>{t("plan.noneText")}</EmptyState>
          </div>
        ) : (
          <PlanForm key={JSON.stringify(asked)} groups={planView(plan, locale)} more={plan.more} />
        )}
      </ClientMessages>
    </>
  );
}
