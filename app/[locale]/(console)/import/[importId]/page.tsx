import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { showImport } from "#lib/services/imports/queries.ts";
import { ask } from "../../ask.ts";
import { ColumnsForm } from "../columns-form.tsx";
import { DryRun } from "../dry-run.tsx";
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
  const { status, fileName, draft, sheets, records, devices } = view;
  const several = sheets.length > 1;
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
      {draft && (
        <ClientMessages also={["imports"]}>
          {sheets.map((sheet, index) => (
            <ColumnsForm
              key={JSON.stringify(sheet.columns) + sheet.name}
              {...{ importId, index, sheet }}
              title={several ? `${t("columns.title")}: ${sheet.name}` : undefined}
            />
          ))}
          <DryRun
            key={JSON.stringify(sheets)}
            importId={importId}
            {...draft}
            rows={draft.rows.map(({ sheet, ...row }) => ({
              ...row,
              sheet: several ? (sheets[sheet]?.name ?? "") : "",
            }))}
          />
        </ClientMessages>
      )}
      {status === "done" && devices > 0 && <NextSession importId={importId} devices={devices} />}
      {status === "undone" && <Undone records={records} />}
      {!draft && <Records records={records} more={made - records.length} />}
    </>
  );
}

type View = Awaited<ReturnType<typeof showImport.run>>;

async function stateWords({ status, createdAt, doneAt, undoneAt, establishments, branches, devices }: View) {
  const [t, format] = await Promise.all([getTranslations("imports.page"), getFormat()]);
  if (status === "undone" && undoneAt) return t("undone", { time: format.dateTime(undoneAt) });
  if (status === "draft" || !doneAt) return t("draft", { time: format.dateTime(createdAt) });
  const counts = [
    establishments > 0 && t("establishments", { count: establishments }),
    branches > 0 && t("branches", { count: branches }),
    devices > 0 && t("devices", { count: devices }),
  ];
  return t("done", { time: format.dateTime(doneAt), words: counts.filter(Boolean).join(t("and")) });
}

async function NextSession({ importId, devices }: { importId: string; devices: number }) {
  const t = await getTranslations("imports.done");
  return (
    <Banner
      state="waiting"
      title={t("sessionText")}
      action={
        <LinkButton href={`/enrolments/sessions/new?pick=import&import=${importId}`} kind="primary">
          {t("session", { count: devices })}
        </LinkButton>
      }
    />
  );
}

async function Undone({ records }: Pick<View, "records">) {
  const t = await getTranslations("imports.undo");
  const kept = records.filter(({ outcome }) => outcome === "kept").length;
  const gone = records.filter(({ outcome }) => outcome === "taken_back").length;
  return (
    <Banner state={kept > 0 ? "due" : "good"} title={t("gone", { count: gone })}>
      {kept > 0 && t("kept", { count: kept })}
    </Banner>
  );
}
