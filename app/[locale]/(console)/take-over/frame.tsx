import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ChooseEstablishment } from "../settings/choose-establishment.tsx";

type Way = "/take-over" | "/take-over/key";
type Page = (establishmentId: string) => ReactNode;
/** `looking` is the page of those who may only look; without it there is none for them. */
type Props = { way: Way; children: Page; looking?: Page };

/** What both ways of bringing a device share: whose it is, and the way from one to the other. */
export async function TakeOverFrame({ way, children, looking }: Props) {
  const [{ actor }, t, words] = await Promise.all([requiredSession(), getTranslations("takeOver"), getTranslations()]);
  const establishmentId = await selectedEstablishment(actor);
  const crumbs = <Breadcrumbs trail={[{ label: words("devices.title"), href: "/devices" }]} />;
  if (establishmentId === "all") {
    const head = <PageHead breadcrumbs={crumbs} title={t("title")} state={t("stateChoose")} />;
    return <ChooseEstablishment head={head} path={way} permission={looking ? "establishment:read" : "fleet:write"} />;
  }
  const page = canIn(actor, "fleet:write", establishmentId) ? children : looking;
  if (page === undefined) notFound();
  const ways = [
    { href: "/take-over", label: t("watch.tab") },
    { href: "/take-over/key", label: t("take.tab") },
  ];
  return (
    <>
      <PageHead breadcrumbs={crumbs} title={t("title")} state={t("state")} />
      {page === children && <Tabs items={ways} current={way} label={t("tabs")} />}
      <ClientMessages also={["takeOver", "devices"]}>{page(establishmentId)}</ClientMessages>
    </>
  );
}
