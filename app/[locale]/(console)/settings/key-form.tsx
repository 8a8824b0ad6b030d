"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SearchField, SelectField, TextField } from "#components/form/fields.tsx";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/choice.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { FieldNotes } from "#components/ui/field.tsx";
import { keyScopes } from "#lib/domain/rights.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { create } from "./actions.ts";

type Made = { readonly key: string; readonly expiresAt: string };

/** Makes a key, and then shows it this once. */
export function KeyForm({ establishmentId }: { establishmentId: string }) {
  const t = useTranslations("settings.keys");
  const [made, submit] = useAnswer(create);
  if (made) return <ShownOnce made={made} />;
  const labels = {
    name: t("column.name"),
    scopes: t("column.scopes"),
    deviceId: t("column.device"),
    days: t("new.days"),
  };
  return (
    <FreshForm action={submit} labels={labels} why={t("new.fresh")}>
      <input type="hidden" name="establishmentId" value={establishmentId} />
      <TextField name="name" label={labels.name} hint={t("new.nameHint")} required maxLength={100} />
      <Scopes legend={labels.scopes} />
      <SearchField
        name="deviceId"
        label={labels.deviceId}
        hint={t("new.deviceHint")}
        find={{ of: "device", establishment: establishmentId }}
        empty={t("everyDevice")}
      />
      <SelectField
        name="days"
        label={labels.days}
        required
        defaultValue="365"
        options={days.map((count) => ({ value: `${count}`, label: t("new.daysOf", { count }) }))}
      />
      <div className="flex flex-wrap gap-2 border-t pt-4">
        <SubmitButton>{t("new.submit")}</SubmitButton>
        <LinkButton href="/settings" kind="bare">
          {t("new.back")}
        </LinkButton>
      </div>
    </FreshForm>
  );
}

function Scopes({ legend }: { legend: string }) {
  const t = useTranslations("settings.keys");
  const { id, error } = useField("scopes");
  return (
    <fieldset id={id} tabIndex={-1} className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {keyScopes.map((scope) => (
        <Checkbox
          key={scope}
          id={`${id}-${scope}`}
          name="scopes[]"
          value={scope}
          defaultChecked
          label={t(`scope.${scope}`)}
          hint={t(`scopeHint.${scope}`)}
        />
      ))}
      <FieldNotes id={id} error={error && <FieldErrorText error={error} />} />
    </fieldset>
  );
}

function ShownOnce({ made: { key, expiresAt } }: { made: Made }) {
  const t = useTranslations("settings.keys.made");
  const format = useFormat();
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <Banner state="due" title={t("title")}>
        {t("text", { date: format.date(expiresAt) })}
      </Banner>
      <div className="rounded-md border bg-surface p-4">
        <CopyCode value={key} wrap />
      </div>
      <p className="text-ink-quiet">{t("use")}</p>
      <LinkButton href="/settings" className="w-fit">
        {t("back")}
      </LinkButton>
    </div>
  );
}

const days = [30, 90, 180, 365, 730] as const;
