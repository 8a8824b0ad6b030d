import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { ColumnsForm } from "./columns-form.tsx";
import { DryRun } from "./dry-run.tsx";
import type { View } from "./import-outcome.tsx";

/** A file that was read and not recorded: its columns, sheet by sheet, and what would become of its rows. */
export async function ImportDraft({ importId, view: { draft, sheets } }: { importId: string; view: View }) {
  const t = await getTranslations("imports.columns");
  if (!draft) return null;
  const several = sheets.length > 1;
  return (
    <ClientMessages also={["imports"]}>
      {sheets.map((sheet, index) => (
        <ColumnsForm
          key={JSON.stringify(sheet.columns) + sheet.name}
          {...{ importId, index, sheet }}
          title={several ? `${t("title")}: ${sheet.name}` : undefined}
        />
      ))}
      <DryRun
        key={JSON.stringify(sheets)}
        importId={importId}
        {...draft}
        rows={draft.rows.map(({ sheet, ...row }) => ({ ...row, sheet: several ? (sheets[sheet]?.name ?? "") : "" }))}
      />
    </ClientMessages>
  );
}
