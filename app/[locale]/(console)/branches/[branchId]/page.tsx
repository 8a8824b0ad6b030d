import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { RecordMarks } from "#components/records/record-marks.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showBranch } from "#lib/services/branches/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { Said } from "../../said.tsx";
import { ArchiveBranch } from "../archive-branch.tsx";
import { BranchActs } from "../branch-acts.tsx";
import { BranchFacts } from "../branch-facts.tsx";
import { ServingDevices } from "../serving-devices.tsx";

type Props = { params: Promise<{ branchId: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ branch }, locale] = await Promise.all([ask(showBranch, await params), getLocale()]);
  return { title: nameIn(locale, branch) };
}

export default async function BranchPage({ params, searchParams }: Props) {
  const [{ done }, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations(),
  ]);
  const found = await ask(showBranch, await params);
  const { branch, devices } = found;
  const inUse = devices.filter(({ status }) => status !== "ended");
  const live = inUse.filter(({ status }) => status === "live").length;
  const [name, archived] = [nameIn(locale, branch), branch.archivedAt !== null];
  const mayWrite = canIn(actor, "branch:write", branch.establishmentId);
  return (
    <>
      <Said of={first(done)} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("branches.title"), href: "/branches" }]} />}
        title={name}
        state={inUse.length > 0 && t("branches.detailState", { live, total: inUse.length })}
        marks={<RecordMarks demo={found.establishment?.isDemo ?? false} archived={archived} />}
        action={mayWrite && !archived && <BranchActs id={branch.id} devices={inUse} />}
      />
      <Section title={t("branches.facts")}>
        <BranchFacts {...found} wide />
      </Section>
      <ServingDevices devices={devices} />
      <ClientMessages also={["branches", "records"]}>
        {mayWrite && <ArchiveBranch {...{ archived }} id={branch.id} name={name} devices={inUse.length} />}
      </ClientMessages>
    </>
  );
}
