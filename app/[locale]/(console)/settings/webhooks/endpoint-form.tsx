"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { useField } from "#components/form/context.ts";
import { SearchField, TextField } from "#components/form/fields.tsx";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { FieldNotes } from "#components/ui/field.tsx";
import { eventKinds } from "#lib/domain/event.ts";
import { add } from "./actions.ts";
import { SecretOnce } from "./secret-once.tsx";

/** Adds a webhook, and then shows its secret this once. */
export function EndpointForm({ establishmentId }: { establishmentId: string }) {
  const t = useTranslations("webhooks");
  const [made, submit] = useAnswer(add);
  if (made)
    return (
      <div className="flex max-w-160 flex-col gap-4">
        <SecretOnce secret={made.secret} />
        <LinkButton href={`/settings/webhooks/${made.id}`} className="w-fit">
          {t("made.back")}
        </LinkButton>
      </div>
    );
  const labels = {
    name: t("column.name"),
    url: t("column.address"),
    events: t("column.events"),
    deviceId: t("column.device"),
  };
  return (
    <FreshForm action={submit} labels={labels} why={t("new.fresh")}>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <TextField name="name" label={labels.name} hint={t("new.nameHint")} required maxLength={100} />
      <TextField name="url" label={labels.url} hint={t("new.urlHint")} code required maxLength={2000} />
      <Events legend={labels.events} />
      <SearchField
        name="deviceId"
        label={labels.deviceId}
        hint={t("new.deviceHint")}
        find={{ of: "device", establishment: establishmentId }}
        empty={t("everyDevice")}
      />
      <div className="flex flex-wrap gap-2 border-t pt-4">
        <SubmitButton>{t("new.submit")}</SubmitButton>
        <LinkButton href="/settings/webhooks" kind="bare">
          {t("new.back")}
        </LinkButton>
      </div>
    </FreshForm>
  );
}

function Events({ legend }: { legend: string }) {
  const t = useTranslations("webhooks");
  const { id, error } = useField("events");
  return (
    <fieldset id={id} tabIndex={-1} className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {eventKinds.map((kind) => (
        <Checkbox
          key={kind}
          id={`${id}-${kind}`}
          name="events[]"
          value={kind}
          defaultChecked
          label={t(`event.${kind}`)}
          hint={t(`eventHint.${kind}`)}
        />
      ))}
      <FieldNotes id={id} error={error && <FieldErrorText error={error} />} />
    </fieldset>
  );
}
