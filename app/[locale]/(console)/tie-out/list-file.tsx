"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DragEvent } from "react";
import { useField, useHydrated } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { FieldNotes } from "#components/ui/field.tsx";
import { largestList } from "#lib/domain/tie-out.ts";
import type { List } from "./use-list.ts";

/** Where a file is chosen or dropped; it says which one it holds. */
export function ListFile({ list }: { list: List }) {
  const t = useTranslations("tieOut.list");
  const { id, error: refused } = useField("file");
  const hydrated = useHydrated();
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file) list.choose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const { chosen, tooLarge } = list;
  const error = tooLarge
    ? t("tooLarge", { size: largestList / 1024 / 1024 })
    : chosen && refused && <FieldErrorText error={refused} />;
  return (
    <div className="flex flex-col gap-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way; the input is the first */}
      <label
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className="flex cursor-pointer items-center gap-3 rounded-md border border-dashed border-line-strong bg-surface px-4 py-4 has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-sunken"
      >
        <FileSpreadsheet aria-hidden className="size-6 shrink-0 text-ink-quiet" />
        <span className="min-w-0">
          <span className="block font-medium">{t("file")}</span>
          {chosen && <bdi className="block text-cell wrap-anywhere text-ink-quiet">{chosen.name}</bdi>}
        </span>
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv,.txt,.tsv,text/csv"
          disabled={!hydrated}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="sr-only"
          onChange={({ target }) => {
            take(target.files);
            target.value = "";
          }}
        />
      </label>
      <FieldNotes id={id} error={error} />
    </div>
  );
}
