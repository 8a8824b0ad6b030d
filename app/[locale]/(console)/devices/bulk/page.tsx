import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { bulkActs } from "#lib/domain/bulk-act.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { planBulk } from "#lib/services/fleet/plan.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { asked } from "../asked.ts";
import { BulkForm } from "./bulk-form.tsx";
import { BulkFacts } from "./bulk-facts.tsx";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, search] = await Promise.all([getTranslations("fleet.bulk"), searchParams]);
  return { title: t(`title.${actOf(search)}`) };
}

/** The dry run of an act on many devices. */
export default async function BulkPage({ searchParams }: Props) {
  const [search, { actor }, t, nav] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("fleet.bulk"),
    getTranslations("nav"),
  ]);
  const act = actOf(search);
  const selection = asked(search, await selectedEstablishment(actor));
  const plan = await ask(planBulk, { ...selection.input, act });
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: nav("devices"), href: selection.back }]} />}
        title={t(`title.${act}`)}
        state={t("state")}
      />
      <BulkFacts act={act} plan={plan} filter={selection.filter} chosen={selection.input.pick === "chosen"} />
      {plan.eligible > 0 ? (
        <ClientMessages also={["fleet", "devices"]}>
          <BulkForm act={act} plan={plan} selection={selection.hidden} />
        </ClientMessages>
      ) : (
        <div className="rounded-md border bg-surface">
          <EmptyState title={t("nothing")} action={<LinkButton href={selection.back}>{t("back")}</LinkButton>} />
        </div>
      )}
    </>
  );
}

const actOf = (search: Search) => bulkActs.find((known) => known === first(search["act"])) ?? "suspend";
