"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState, type DragEvent } from "react";
import { useHydrated } from "#components/form/context.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { SearchSelect } from "#components/ui/search-select.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FoundChoice } from "#components/ui/use-choices.ts";
import type { Row } from "./kept-rows.ts";
import { mostBytes, mostFiles } from "./unpack.ts";
import { UploadRows } from "./upload-rows.tsx";
import { useUpload } from "./use-upload.ts";

type Props = { establishmentId: string; first: FoundChoice };

/** Many files, issued one after the other, with a result for each that this tab keeps at `place`. */
export function UploadForm({ place, ...props }: Props & { place: string }) {
  const hydrated = useHydrated();
  // only the browser knows what it kept
  return <Upload key={`${hydrated}`} {...props} place={hydrated ? place : undefined} />;
}

function Upload({ establishmentId, first, place }: Props & { place: string | undefined }) {
  const t = useTranslations("documents.upload");
  const upload = useUpload(place);
  const [deviceId, setDeviceId] = useState(first.value);
  const deviceField = useId();
  const { rows, running } = upload;
  const count = (...states: readonly Row["state"][]) => rows.filter(({ state }) => states.includes(state)).length;
  const waiting = deviceId === "" ? 0 : count("waiting");
  return (
    <div className="flex flex-col gap-6">
      <div className="flex max-w-160 flex-col gap-4">
        <Field id={deviceField} label={t("device")}>
          <SearchSelect
            id={deviceField}
            name="deviceId"
            required
            disabled={running}
            find={{ of: "issuer", establishment: establishmentId }}
            chosen={first}
            onChoose={(chosen) => setDeviceId(chosen?.value ?? "")}
          />
        </Field>
        <Drop
          onFiles={(files) => void upload.add(files)}
          reading={upload.reading}
          disabled={running || upload.reading}
        />
      </div>
      {rows.length > 0 && (
        <Section
          title={t("progress", { done: count("issued", "refused"), all: rows.length - count("left_out") })}
          flush
          actions={<Acts upload={upload} waiting={waiting} start={() => void upload.start(deviceId)} />}
        >
          <UploadRows rows={rows} />
        </Section>
      )}
    </div>
  );
}

type ActsProps = { upload: ReturnType<typeof useUpload>; waiting: number; start: () => void };

function Acts({ upload: { running, stop, clear }, waiting, start }: ActsProps) {
  const t = useTranslations("documents.upload");
  if (running) return <Button onClick={stop}>{t("stop")}</Button>;
  return (
    <>
      <Button onClick={clear}>{t("clear")}</Button>
      <Button kind="primary" disabled={waiting === 0} onClick={start}>
        {t("start", { count: waiting })}
      </Button>
    </>
  );
}

type DropProps = { onFiles: (files: readonly File[]) => void; reading: boolean; disabled: boolean };

function Drop({ onFiles, reading, disabled }: DropProps) {
  const t = useTranslations("documents.upload");
  const hydrated = useHydrated();
  const take = (event: DragEvent) => {
    event.preventDefault();
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way; the input is the first
    <label
      onDragOver={(event) => event.preventDefault()}
      onDrop={take}
      className="flex cursor-pointer flex-col items-center gap-1 rounded-md border border-dashed border-line-strong bg-surface px-4 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent hover:bg-sunken"
    >
      <FileUp aria-hidden className="size-6 text-ink-quiet" />
      <span aria-live="polite" className="font-medium">
        {reading ? t("reading") : t("choose")}
      </span>
      <span className="text-cell text-ink-quiet">
        {t("limits", { files: mostFiles, size: mostBytes / 1024 / 1024 })}
      </span>
      <input
        type="file"
        multiple
        accept=".xml,.json,.zip"
        disabled={disabled || !hydrated}
        className="sr-only"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
    </label>
  );
}
