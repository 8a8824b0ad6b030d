import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StateMark } from "#components/ui/badge.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showImport } from "#lib/services/imports/queries.ts";
import { ask } from "../../ask.ts";
import { ImportDraft } from "../import-draft.tsx";
import { NextSession, stateWords, Undone } from "../import-outcome.tsx";
import { stateOf } from "../past-imports.tsx";
import { Records } from "../records.tsx";
import { UndoImport } from "../undo-import.tsx";

type Props = { params: Promise<{ importId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportedPage({ params }: Props) {
  const [{ importId }, t] = await Promise.all([params, getTranslations("imports")]);
  const view = await ask(showImport, { importId });
  const { status, fileName, draft, records, devices } = view;
  const made = view.establishments + view.branches + devices;
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/import" }]} />}
        title={<bdi>{fileName}</bdi>}
        marks={<StateMark state={stateOf[status]}>{t(`status.${status}`)}</StateMark>}
        state={await stateWords(view)}
        action={
          status === "done" && (
            <ClientMessages also={["imports"]}>
              <UndoImport importId={importId} />
            </ClientMessages>
          )
        }
      />
      <ImportDraft importId={importId} view={view} />
      {status === "done" && devices > 0 && <NextSession importId={importId} devices={devices} />}
      {status === "undone" && <Undone records={records} />}
      {!draft && <Records records={records} more={made - records.length} />}
    </>
  );
}
