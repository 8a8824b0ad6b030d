import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { aroundDocuments } from "#lib/services/documents/around.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { ListDocuments } from "#lib/services/documents/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { Live } from "../../live.tsx";
import { DocumentSheet } from "../document-sheet.tsx";
import { DocumentsToolbar } from "../documents-toolbar.tsx";
import { DocumentsTable } from "../documents-table.tsx";
import { DocumentsActions, NoDocuments } from "../no-documents.tsx";
import { rowView } from "../row-view.ts";
import { WaitingSentence } from "../waiting-sentence.tsx";
import { viewsIn } from "../../views/views-of.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const [t, establishment] = await Promise.all([getTranslations("documents"), selectedEstablishment(actor)]);
  const views = await viewsIn("documents", addressOf(search, establishment));
  const address = addressOf({ sort: "-issued", ...search }, establishment);
  const found = await ask(listDocuments, address);
  const around = await ask(aroundDocuments, { documentIds: found.rows.map(({ id }) => id) });
  const filtered = ["q", "state", "kind", "needs", "environment", "branch", "device"].some((name) => address[name]);
  const nothing = found.total === 0 && !filtered;
  const mayIssue = can(actor, "document:write");
  return (
    <>
      <PageHead
        title={t("title")}
        state={nothing ? t("stateEmpty") : <WaitingSentence establishment={establishment} />}
        action={!nothing && <DocumentsActions mayIssue={mayIssue} />}
      />
      <ClientMessages also={["documents", "attention"]}>
        <DocumentsTable
          rows={found.rows.map((row) => rowView(t, locale, row, around))}
          page={pageOf(found)}
          sort={ListDocuments.parse(address).sort}
          filtered={filtered}
          toolbar={<DocumentsToolbar establishment={establishment} search={address} />}
          views={views}
          empty={<NoDocuments mayIssue={mayIssue} />}
        />
      </ClientMessages>
      <Live establishment={establishment} />
      {address["open"] && <DocumentSheet documentId={address["open"]} search={address} />}
    </>
  );
}
