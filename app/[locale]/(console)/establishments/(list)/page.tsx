import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { sizeEstablishments } from "#lib/services/establishments/queries.ts";
import { countCap } from "#lib/services/list-input.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ImportLink } from "../../import/import-link.tsx";
import { sizedRow } from "../sized.ts";
import { EstablishmentsTable } from "../establishments-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("establishments");
  return { title: t("title") };
}

export default async function EstablishmentsPage() {
  const [{ actor }, t, format] = await Promise.all([requiredSession(), getTranslations("establishments"), getFormat()]);
  const rows = can(actor, "establishment:read") ? await ask(sizeEstablishments, {}) : [];
  const inUse = rows.filter(({ archivedAt }) => archivedAt === null);
  const [count, live] = [inUse.length, inUse.reduce((sum, { liveDevices }) => sum + liveDevices, 0)];
  const create = can(actor, "establishment:create") && (
    <span className="flex flex-wrap justify-center gap-2">
      <ImportLink />
      <LinkButton href="/establishments/new" kind="primary" icon={<Plus aria-hidden />}>
        {t("new")}
      </LinkButton>
    </span>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        state={
          count === 0 ? t("stateEmpty") : live > countCap ? t("stateMany", { count }) : t("state", { count, live })
        }
        action={rows.length > 0 && create}
      />
      <ClientMessages also={["establishments", "records"]}>
        <EstablishmentsTable
          rows={rows.map((row) => sizedRow(row, format))}
          empty={
            <EmptyState title={t("empty")} action={create}>
              {create ? t("emptyHint") : t("emptyForOthers")}
            </EmptyState>
          }
        />
      </ClientMessages>
    </>
  );
}
