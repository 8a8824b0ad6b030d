import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { planGive } from "#lib/services/fleet/give.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { asked } from "../asked.ts";
import { GiveForm, PickGroup } from "./give-form.tsx";

type Props = { searchParams: Promise<Search> };

/** The dry run of giving devices, with their branches, to a group. */
export async function GiveShown({ searchParams }: Props) {
  const [search, { actor }, locale, t, nav] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("fleet.give"),
    getTranslations("nav"),
  ]);
  const establishment = await selectedEstablishment(actor);
  const selection = asked(search, establishment);
  const groups = establishment === "all" ? [] : await ask(listGroups, { establishmentId: establishment });
  const group = groups.find(({ id }) => id === first(search["group"])) ?? groups[0];
  const plan = group && (await ask(planGive, { ...selection.input, group: group.id }));
  const choices = groups.map((one) => ({ value: one.id, label: nameIn(locale, one) }));
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: nav("devices"), href: selection.back }]} />}
        title={t("title")}
        state={t("state")}
      />
      {plan === undefined ? (
        <div className="rounded-md border bg-surface">
          <EmptyState
            title={establishment === "all" ? t("one") : t("noGroup")}
            action={<LinkButton href={selection.back}>{nav("devices")}</LinkButton>}
          />
        </div>
      ) : (
        <ClientMessages also={["fleet", "devices"]}>
          <PickGroup group={group?.id ?? ""} groups={choices} />
          <Section title={t("branches", { count: plan.branches })}>
            <ul className="flex list-disc flex-col gap-1 ps-5">
              <li>{t("eligible", { count: plan.eligible })}</li>
              {plan.alongside > 0 && <li>{t("alongside", { count: plan.alongside })}</li>}
              {plan.already > 0 && <li>{t("already", { count: plan.already })}</li>}
              {plan.elsewhere > 0 && <li>{t("elsewhere", { count: plan.elsewhere })}</li>}
            </ul>
          </Section>
          {plan.branches > 0 && <GiveForm plan={plan} group={group?.id ?? ""} selection={selection.hidden} />}
        </ClientMessages>
      )}
    </>
  );
}
