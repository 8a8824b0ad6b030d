import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { nameIn } from "#components/records/name.ts";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showGroup } from "#lib/services/groups/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { ChannelForm } from "../channel-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("channels");
  return { title: t("add") };
}

export default async function NewChannelPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, t, locale] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("channels"),
    getLocale(),
  ]);
  const group = await ask(showGroup, { groupId: first(search["group"]) });
  if (!canIn(actor, "settings:write", group.establishmentId)) notFound();
  return (
    <ClientMessages also={["channels", "devices"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/settings/alarms" }]} />}
        title={t("addTo", { name: nameIn(locale, group) })}
        state={t("addState")}
      />
      <ChannelForm groupId={group.id} />
    </ClientMessages>
  );
}
