"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "#components/ui/input.tsx";
import { alarmActivities } from "#lib/domain/alarm-ladder.ts";
import type { SettingKey, SettingValue } from "#lib/domain/settings.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Unit = "second" | "minute" | "hour" | "count" | "megabyte" | "day";
const sizes = { second: 1000, minute: 60_000, hour: 3_600_000, count: 1, megabyte: 1, day: 1 } as const;

/** One setting in words: what it is, and how its values are written and read. */
export function useSettingWords(key: SettingKey) {
  const t = useTranslations("settings.sending");
  const format = useFormat();
  const name = key.replace(/^(?:document|enrolment|renewal|retention|planning|alarm)\./, "");
  const known = names.find((one) => one === name);
  const unit = units[key];
  const options = known && choicesOf(t, known);
  const amount = (value: SettingValue) => String(unit ? Number(value) / sizes[unit] : value);
  const say = (value: SettingValue): string => {
    if (value === "") return t(key === "planning.holidays" ? "noDays" : "noRules");
    if (unit === undefined) return options?.find((one) => one.value === String(value))?.label ?? String(value);
    if (unit === "megabyte") return t("megabytes", { count: format.number(Number(value)) });
    if (unit === "day") return t("days", { count: Number(value) });
    return unit === "count" ? format.number(Number(value)) : format.span(Number(value) / sizes[unit], unit);
  };
  return {
    label: known ? t(`name.${known}`) : key,
    hint: known ? t(`hint.${known}`) : "",
    unit,
    options,
    amount,
    say,
  };
}

type Words = ReturnType<typeof useTranslations<"settings.sending">>;

function choicesOf(t: Words, name: (typeof names)[number]): readonly Choice[] | undefined {
  if (name === "clearance_status")
    return (["1", "0", "absent"] as const).map((value) => ({ value, label: t(`choice.clearance_status.${value}`) }));
  if (name === "language")
    return (["en", "ar"] as const).map((value) => ({ value, label: t(`choice.language.${value}`) }));
  if (name === "chain")
    return (["restart", "continue"] as const).map((value) => ({ value, label: t(`choice.chain.${value}`) }));
  if (name === "dry_run")
    return (["on", "off"] as const).map((value) => ({ value, label: t(`choice.dry_run.${value}`) }));
  if (name === "stamp_standard")
    return (["on", "off"] as const).map((value) => ({ value, label: t(`choice.stamp_standard.${value}`) }));
  if (name === "number_on_correction")
    return (["keep", "new"] as const).map((value) => ({ value, label: t(`choice.number_on_correction.${value}`) }));
  if (name === "public_holidays")
    return (["on", "off"] as const).map((value) => ({ value, label: t(`choice.public_holidays.${value}`) }));
  if (name === "active") return alarmActivities.map((value) => ({ value, label: t(`choice.active.${value}`) }));
  if (name !== "leftovers") return undefined;
  return (["old_then_successor", "old_only"] as const).map((value) => ({
    value,
    label: t(`choice.leftovers.${value}`),
  }));
}

const units: Partial<Record<SettingKey, Unit>> = {
  "document.timeout_ms": "second",
  "document.caller_wait_ms": "second",
  "document.in_flight_per_device": "count",
  "document.in_flight_per_vat_number": "count",
  "document.calls_per_second": "count",
  "document.first_back_off_ms": "second",
  "document.back_off_ceiling_ms": "minute",
  "document.tell_person_after": "count",
  "document.probe_every_ms": "minute",
  "document.refetch_copy_after_ms": "minute",
  "document.stop_before_end_ms": "minute",
  "document.size_warning_mb": "megabyte",
  "document.size_refusal_mb": "megabyte",
  "retention.calls_days": "day",
  "retention.news_days": "day",
  "enrolment.codes_in_flight": "count",
  "enrolment.codes_per_second": "count",
  "enrolment.journeys_in_flight": "count",
  "renewal.drain_ms": "second",
  "alarm.escalates_at": "day",
};

const names = [
  "opens_at",
  "closes_at",
  "ramadan_opens_at",
  "ramadan_closes_at",
  "public_holidays",
  "holidays",
  "active",
  "rungs",
  "escalates_at",
  "clearance_status",
  "language",
  "timeout_ms",
  "caller_wait_ms",
  "in_flight_per_device",
  "in_flight_per_vat_number",
  "calls_per_second",
  "first_back_off_ms",
  "back_off_ceiling_ms",
  "tell_person_after",
  "leftovers",
  "probe_every_ms",
  "refetch_copy_after_ms",
  "stop_before_end_ms",
  "stamp_standard",
  "number_on_correction",
  "size_warning_mb",
  "size_refusal_mb",
  "rules",
  "calls_days",
  "news_days",
  "codes_in_flight",
  "codes_per_second",
  "journeys_in_flight",
  "chain",
  "drain_ms",
  "dry_run",
] as const;
