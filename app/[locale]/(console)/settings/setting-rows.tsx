"use client";

import { useTranslations } from "next-intl";
import { Form } from "#components/form/form.tsx";
import { NumberField, SelectField, TextField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import type { SettingKey, SettingValue } from "#lib/domain/settings.ts";
import { change, changeForAll, reset, resetForAll } from "./actions.ts";
import { useSettingWords } from "./use-setting-words.ts";

export type SettingView = {
  readonly key: SettingKey;
  readonly value: SettingValue;
  readonly standard: SettingValue;
  readonly changedBy: "installation" | "establishment" | null;
  readonly changedAt: string | null;
};
/** An establishment, or without one the whole installation. */
type Place = { readonly establishmentId?: string; readonly environment: Environment };
type Props = { place: Place; settings: readonly SettingView[]; mayChange: boolean };

/** Every setting with what holds now, its standard and who changed it, by what it is about. */
export function SettingRows({ settings, ...rest }: Props) {
  const t = useTranslations("settings.sending.group");
  return groups.map((group) => (
    <Section key={group} title={t(group)} flush>
      <ul>
        {settings
          .filter(({ key }) => key.startsWith(`${group}.`))
          .map((setting) => (
            <li key={setting.key} className="border-b px-4 py-3 last:border-b-0">
              <Row setting={setting} {...rest} />
            </li>
          ))}
      </ul>
    </Section>
  ));
}

const groups = ["document", "enrolment", "renewal", "planning", "alarm", "clock", "retention"] as const;

function Row({ setting, place, mayChange }: Omit<Props, "settings"> & { setting: SettingView }) {
  const t = useTranslations("settings.sending");
  const words = useSettingWords(setting.key);
  const { value, standard, changedBy, changedAt } = setting;
  return (
    <div className="grid items-start gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="max-w-prose">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {words.label}
          {changedBy && <Badge>{t(`changedBy.${changedBy}`)}</Badge>}
        </p>
        <p className="text-ink-quiet">{words.hint}</p>
        <p className="text-cell text-ink-quiet">
          {t("standard", { value: words.say(standard) })}
          {changedAt && (
            <>
              {" · "}
              <TimeText at={changedAt} />
            </>
          )}
        </p>
      </div>
      {mayChange ? <Change setting={setting} place={place} /> : <p className="font-medium">{words.say(value)}</p>}
    </div>
  );
}

function Change({ setting: { key, value, standard, changedBy }, place }: { setting: SettingView; place: Place }) {
  const t = useTranslations("settings.sending");
  const words = useSettingWords(key);
  const { options, unit } = words;
  const field = { name: "value", label: <span className="sr-only">{words.label}</span>, required: true };
  const here = place.establishmentId === undefined ? standards : establishment;
  const hidden = { ...place, key, ...(unit ? { unit } : {}) };
  return (
    <div className="flex flex-col gap-2">
      <Form action={here.change} key={String(value)} className="gap-2!">
        <Hidden values={hidden} />
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            {options && <SelectField {...field} defaultValue={String(value)} options={options} />}
            {!options && unit && <NumberField {...field} defaultValue={words.amount(value)} />}
            {!options && !unit && (
              <TextField {...field} required={standard !== ""} dir="ltr" defaultValue={String(value)} />
            )}
          </div>
          {unit && unit !== "count" && <span className="pb-1.5 text-ink-quiet">{t(`unit.${unit}`)}</span>}
          <SubmitButton kind="quiet">{t("save")}</SubmitButton>
        </div>
      </Form>
      {changedBy === here.owner && (
        <Form action={here.reset}>
          <Hidden values={{ ...place, key }} />
          <SubmitButton kind="bare" className="w-fit">
            {t("reset")}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

const establishment = { owner: "establishment", change, reset } as const;
const standards = { owner: "installation", change: changeForAll, reset: resetForAll } as const;

const Hidden = ({ values }: { values: Readonly<Record<string, string>> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
