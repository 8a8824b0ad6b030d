import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { can, canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listEstablishments, showEstablishment } from "#lib/services/establishments/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { BranchForm } from "../branch-form.tsx";
import { ChooseEstablishment } from "../choose-establishment.tsx";

type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("branches");
  return { title: t("new") };
}

export default async function NewBranchPage({ searchParams }: Props) {
  const [{ of }, { actor }, locale, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getLocale(),
    getTranslations("branches"),
  ]);
  if (!can(actor, "branch:write")) notFound();

  const mine = (await ask(listEstablishments, {})).filter(({ id }) => canIn(actor, "branch:write", id));
  const asked = first(of) ?? (await selectedEstablishment(actor));
  const establishmentId = mine.find(({ id }) => id === asked || mine.length === 1)?.id;
  if (establishmentId === undefined) return <ChooseEstablishment among={mine} />;

  const { establishment, members } = await ask(showEstablishment, { establishmentId });
  return (
    <>
      <PageHead title={t("new")} state={t("newState", { establishment: nameIn(locale, establishment) })} />
      <ClientMessages also={["branches", "records"]}>
        <BranchForm establishmentId={establishmentId} members={members} />
      </ClientMessages>
    </>
  );
}
