import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { RecordMarks } from "#components/records/record-marks.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { isVatGroup } from "#lib/domain/identifiers.ts";
import { showEstablishment } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { Said } from "../../said.tsx";
import { BringLink } from "../../take-over/entry.tsx";
import { EstablishmentFacts } from "../establishment-facts.tsx";
import { GroupMembers } from "../group-members.tsx";
import { detailStateOf } from "../sized.ts";
import { Standing } from "../standing/standing.tsx";

type Props = { params: Promise<{ establishmentId: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ establishment }, locale] = await Promise.all([ask(showEstablishment, await params), getLocale()]);
  return { title: nameIn(locale, establishment) };
}

export default async function EstablishmentPage({ params, searchParams }: Props) {
  const [{ establishmentId }, { done }, { actor }] = await Promise.all([params, searchParams, requiredSession()]);
  const [{ establishment, members, devices, capped, ...counts }, locale, t] = await Promise.all([
    ask(showEstablishment, { establishmentId }),
    getLocale(),
    getTranslations(),
  ]);
  const [group, archived] = [isVatGroup(establishment.vatNumber), establishment.archivedAt !== null];
  const mayArchive = canIn(actor, "establishment:write", establishmentId);
  const mayWrite = mayArchive && !archived;
  const acts = !archived && (
    <>
      {canIn(actor, "fleet:write", establishmentId) && <BringLink establishmentId={establishmentId} />}
      {mayWrite && <LinkButton href={`/establishments/${establishmentId}/edit`}>{t("records.edit")}</LinkButton>}
    </>
  );
  const numbers = { branches: counts.branches, live: counts.liveDevices, total: devices };
  return (
    <>
      <Said of={first(done)} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("establishments.title"), href: "/establishments" }]} />}
        title={nameIn(locale, establishment)}
        state={t(`establishments.${detailStateOf({ devices, capped })}`, numbers)}
        marks={<RecordMarks group={group} demo={establishment.isDemo} archived={archived} />}
        action={acts}
      />
      <EstablishmentFacts establishment={establishment} />
      {group && <GroupMembers {...{ establishmentId, members, mayWrite }} />}
      <Standing {...{ establishment, devices, mayArchive, mayWrite, archived }} live={counts.liveDevices} />
    </>
  );
}
