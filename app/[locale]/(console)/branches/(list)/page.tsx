import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listBranches } from "#lib/services/branches/queries.ts";
import { ListBranches } from "#lib/services/branches/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf } from "../../list-address.ts";
import { BranchSheet } from "../branch-sheet.tsx";
import { BranchesTable } from "../branches-table.tsx";
import { NoBranches } from "../no-branches.tsx";
import { viewsIn } from "../../views/views-of.tsx";
import { OpenBranchLink } from "../open-branch-link.tsx";
import { branchesState, establishmentNames } from "../list-words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("branches");
  return { title: t("title") };
}

export default async function BranchesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t] = await Promise.all([searchParams, requiredSession(), getTranslations("branches")]);
  const address = addressOf(search, await selectedEstablishment(actor));
  const views = await viewsIn("branches", address);
  const asked = ListBranches.parse(address);
  const list = can(actor, "establishment:read")
    ? await ask(listBranches, { ...search, establishment: asked.establishment })
    : nothing;
  const names = asked.establishment === undefined ? await establishmentNames(actor, await getLocale()) : {};
  const opened = first(search["open"]);
  const tabs = [
    { href: "/branches", label: t("open") },
    { href: "/branches?state=archived", label: t("archived") },
  ];
  return (
    <>
      <PageHead title={t("title")} state={branchesState(t, asked, list)} action={<OpenBranchLink actor={actor} />} />
      <Tabs items={tabs} current={tabs[asked.state === "archived" ? 1 : 0]?.href ?? ""} label={t("tabs")} />
      <ClientMessages also={["branches", "records"]}>
        <BranchesTable
          list={list}
          names={names}
          sort={asked.sort}
          filtered={asked.q !== undefined}
          views={views}
          empty={<NoBranches actor={actor} archived={asked.state === "archived"} />}
        />
        {opened !== undefined && <BranchSheet branchId={opened} search={search} />}
      </ClientMessages>
    </>
  );
}

const nothing = { rows: [], total: 0, capped: false };
