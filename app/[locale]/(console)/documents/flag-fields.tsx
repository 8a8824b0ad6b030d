"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { fieldId, FormContext } from "#components/form/context.ts";
import { TextField } from "#components/form/fields.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { flags as all, flagsOf } from "./flags.ts";
import type { Initial } from "./initial.ts";
import type { DocumentDraft } from "./use-document-draft.ts";

/** The special cases of a sale, and what each of them asks for. */
export function FlagFields({ draft, initial }: { draft: DocumentDraft; initial: Initial }) {
  const t = useTranslations("documents.form");
  const { id } = use(FormContext);
  const possible = flagsOf(draft.kind);
  const government = draft.flags.includes("government");
  const field = (name: string) => ({ name: `document.${name}`, defaultValue: initial[`document.${name}`] ?? "" });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        {possible.map((flag) => (
          <Checkbox
            key={flag}
            id={fieldId(id, `flag.${flag}`)}
            label={t(`flag.${flag}`)}
            hint={t(`flagHint.${flag}`)}
            checked={draft.flags.includes(flag)}
            disabled={
              flag === "export"
                ? draft.flags.includes("selfBilled")
                : flag === "selfBilled" && draft.flags.includes("export")
            }
            onChange={({ target }) => draft.setFlag(flag, target.checked)}
          />
        ))}
      </div>
      {all.map((flag, place) => (
        <input
          key={flag}
          type="hidden"
          name={`document.transaction.flags.${place}`}
          value={draft.flags.includes(flag) ? flag : ""}
        />
      ))}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          {...field("contract")}
          label={t("contract")}
          hint={government ? t("contractHint") : undefined}
          required={government}
          code
          maxLength={127}
        />
        <TextField {...field("purchaseOrder")} label={t("purchaseOrder")} code maxLength={127} />
      </div>
    </div>
  );
}
