import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listNotices } from "#lib/services/notices/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { ReadAll } from "./notice-acts.tsx";
import { NoticeItem } from "./notice-item.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("channels.notices");
  return { title: t("title") };
}

export default async function NoticesPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("channels.notices")]);
  if (!can(actor, "establishment:read")) notFound();
  const found = await ask(listNotices, {});
  const unread = found.filter(({ readAt }) => readAt === null).length;
  return (
    <ClientMessages also={["channels"]}>
      <PageHead title={t("title")} state={t("state", { count: unread })} action={unread > 0 && <ReadAll />} />
      <div className="rounded-md border bg-surface">
        {found.length === 0 && <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
        <ul>
          {found.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} />
          ))}
        </ul>
      </div>
    </ClientMessages>
  );
}
