"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, type DragEvent } from "react";
import { useHydrated } from "#components/form/context.ts";
import { FieldNotes } from "#components/ui/field.tsx";
import { mostBytes } from "./read-list-file.ts";
import type { List } from "./use-list.ts";

/** Where a file is chosen or dropped; it says which one it holds. */
export function ListFile({ list }: { list: List }) {
  const t = useTranslations("tieOut.list");
  const id = useId();
  const hydrated = useHydrated();
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file) void list.choose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const { chosen, problem } = list;
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
          {chosen && (
            <bdi className="block text-cell wrap-anywhere text-ink-quiet">
              {t("chosen", { name: chosen.name, lines: chosen.text.trimEnd().split("\n").length })}
            </bdi>
          )}
        </span>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          disabled={!hydrated}
          aria-describedby={problem && `${id}-error`}
          className="sr-only"
          onChange={({ target }) => {
            take(target.files);
            target.value = "";
          }}
        />
      </label>
      <FieldNotes id={id} error={problem && t(problem, { size: mostBytes / 1024 / 1024 })} />
    </div>
  );
}
