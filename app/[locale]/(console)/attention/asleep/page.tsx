import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can, canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listAsleep } from "#lib/services/attention/asleep.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { AsleepItem } from "./asleep-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attention.asleep");
  return { title: t("title") };
}

/** What was put aside, until when, why and by whom; each can be taken up again. */
export default async function AsleepPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("attention")]);
  if (!can(actor, "establishment:read")) notFound();
  const rows = await ask(listAsleep, { establishment: await selectedEstablishment(actor) });
  return (
    <ClientMessages also={["attention"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/attention" }]} />}
        title={t("asleep.title")}
        state={t("asleep.state", { count: rows.length })}
      />
      <div className="rounded-md border bg-surface">
        {rows.length === 0 && <EmptyState title={t("asleep.emptyTitle")}>{t("asleep.emptyText")}</EmptyState>}
        <ul>
          {rows.map((row) => (
            <AsleepItem key={row.id} of={row} mayWake={canIn(actor, "attention:write", row.establishmentId)} />
          ))}
        </ul>
      </div>
    </ClientMessages>
  );
}
