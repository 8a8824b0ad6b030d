import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { showImport } from "#lib/services/imports/queries.ts";

export type View = Awaited<ReturnType<typeof showImport.run>>;

/** Where the import stands, in one sentence. */
export async function stateWords({ status, createdAt, doneAt, undoneAt, establishments, branches, devices }: View) {
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

export async function NextSession({ importId, devices }: { importId: string; devices: number }) {
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

export async function Undone({ records }: Pick<View, "records">) {
  const t = await getTranslations("imports.undo");
  const kept = records.filter(({ outcome }) => outcome === "kept").length;
  const gone = records.filter(({ outcome }) => outcome === "taken_back").length;
  return (
    <Banner state={kept > 0 ? "due" : "good"} title={t("gone", { count: gone })}>
      {kept > 0 && t("kept", { count: kept })}
    </Banner>
  );
}
