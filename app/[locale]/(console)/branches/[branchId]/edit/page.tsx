import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showBranch } from "#lib/services/branches/queries.ts";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { BranchForm } from "../../branch-form.tsx";

type Props = { params: Promise<{ branchId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("branches");
  return { title: t("edit") };
}

export default async function EditBranchPage({ params }: Props) {
  const [{ branchId }, { actor }, locale, t] = await Promise.all([
    params,
    requiredSession(),
    getLocale(),
    getTranslations("branches"),
  ]);
  const { branch } = await ask(showBranch, { branchId });
  const { establishmentId } = branch;
  if (!canIn(actor, "branch:write", establishmentId) || branch.archivedAt !== null) notFound();

  const { members } = await ask(showEstablishment, { establishmentId });
  const trail = [
    { label: t("title"), href: "/branches" },
    { label: nameIn(locale, branch), href: `/branches/${branchId}` },
  ];
  return (
    <>
      <PageHead breadcrumbs={<Breadcrumbs trail={trail} />} title={t("edit")} state={t("editState")} />
      <ClientMessages also={["branches", "records"]}>
        <BranchForm establishmentId={establishmentId} members={members} of={branch} />
      </ClientMessages>
    </>
  );
}
