import type { Metadata } from "next";
import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listPeople } from "#lib/services/people/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { placesOf } from "../places.ts";
import { SettingsHead } from "../settings-head.tsx";
import { Invited } from "./invited.tsx";
import { PeopleList } from "./people-list.tsx";

const current = "/settings/people";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeoplePage() {
  const [{ actor, context }, t] = await Promise.all([requiredSession(), getTranslations("people")]);
  const establishmentId = await selectedEstablishment(actor);
  if (establishmentId === "all")
    return (
      <ChooseEstablishment
        head={<SettingsHead current={current} state={t("new.state")} />}
        path={current}
        permission="people:write"
      />
    );
  if (!canIn(actor, "people:write", establishmentId)) return <SettingsHead current={current} state={t("forbidden")} />;
  const [{ people, invited }, places] = await Promise.all([
    ask(listPeople, { establishmentId }),
    placesOf(establishmentId),
  ]);
  const acts = (
    <>
      <ExportLink path="/api/v1/exports/people" />
      <LinkButton href="/settings/people/invite" kind="primary" icon={<Plus aria-hidden />}>
        {t("invite")}
      </LinkButton>
    </>
  );
  const state = t("state", { people: people.length, invited: invited.length });
  const self = actor.kind === "user" ? actor.id : "";
  return (
    <ClientMessages also={["people", "devices"]}>
      <SettingsHead current={current} state={state} action={acts} />
      <PeopleList establishmentId={establishmentId} people={people} places={places} self={self} />
      <Invited found={invited} now={context.clock.now()} />
    </ClientMessages>
  );
}
